package dev.slipway.conformance;

import static dev.slipway.conformance.ManyAnswers.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The defects of Container Canary 0.5 in what its probes say. Each test fails where Slipway has
/// the defect that its display name tells.
@ExtendWith(LiveEngine.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CanaryProbeDefectsIT {
  @Test
  @DisplayName("5: any HTTP status passes")
  void onlySuccessfulStatusesPass() {
    var answers =
        ManyAnswers.to(
            get("ok", "/ok")
                + get("accepted", "/accepted")
                + get("unchanged", "/unchanged")
                + get("missing", "/missing")
                + get("broken", "/broken")
                + get("moved", "/moved")
                + get("astray", "/astray")
                + get("asked-for", "/missing", "status: [200, 404]")
                + get("not-asked-for", "/ok", "status: 201"));

    answers
        .passed("ok", "accepted", "moved", "asked-for")
        .failed("unchanged", "missing", "broken", "astray", "not-asked-for");
    assertThat(answers.explanation("broken")).contains("500 Internal Server Error", "no database");
  }

  @Test
  @DisplayName("6: an expected header passes that is missing or written in lower case")
  void expectedHeadersHaveToBeThereWhateverTheirCase() {
    var path = "/open-to-all";

    ManyAnswers.to(
            get("there", path, header("Access-Control-Allow-Origin", "'*'"))
                + get("lower-case", path, header("access-control-allow-origin", "'*'"))
                + get("other", path, header("Access-Control-Allow-Origin", "example.com"))
                + get("lower-case-other", path, header("access-control-allow-origin", "x"))
                + get("missing", path, header("X-Frame-Options", "DENY"))
                + get("lower-case-missing", path, header("x-frame-options", "DENY")))
        .passed("there", "lower-case")
        .failed("other", "lower-case-other", "missing", "lower-case-missing");
  }

  @Test
  @DisplayName("7: the values of a repeated header are glued together")
  void repeatedHeadersStayApart() {
    ManyAnswers.to(
            get("first", "/varying", header("Vary", "Origin"))
                + get("second", "/varying", header("Vary", "Accept"))
                + get("glued", "/varying", header("Vary", "OriginAccept"))
                + get(
                    "sent",
                    "/echo",
                    "httpHeaders: [{name: X-A, value: one}, {name: X-A, value: two}]",
                    "responseBody: {contains: ['X-A: one', 'X-A: two']}"))
        .passed("first", "second", "sent")
        .failed("glued");
  }

  @Test
  @DisplayName("8: the scheme is ignored")
  void httpsSpeaksTlsAndHttpDoesNot() {
    var call =
        SlipwayCall.validatingText(
            """
            ports: [{port: 8443}]
            command:
              - sh
              - -c
              - |
                cd /tmp
                openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out certificate.pem \\
                  -days 1 -subj /CN=localhost
                exec openssl s_server -quiet -www -accept 8443 -key key.pem -cert certificate.pem
            checks:
              - {name: up, probe: {tcpSocket: {port: 8443}, failureThreshold: 100}}
              - {name: https, dependsOn: up, probe: {httpGet: {port: 8443, scheme: HTTPS}}}
              - {name: small, dependsOn: up, probe: {httpGet: {port: 8443, scheme: https}}}
              - {name: http, dependsOn: up, probe: {httpGet: {port: 8443}, timeoutSeconds: 5}}
            """,
            "slipway/python");

    assertThat(call.checks())
        .as(call.toString())
        .extracting(CheckOutcome::status)
        .containsExactly("passed", "passed", "passed", "failed");
    ManyAnswers.to(get("tls", "/ok", "scheme: HTTPS")).failed("tls");
  }

  @Test
  @DisplayName("9: tcpSocket passes where only docker-proxy listens")
  void aPublishedPortThatNobodyListensOnFails() {
    var call =
        SlipwayCall.validatingText(
            """
            ports: [{port: 8080}, {port: 9090}]
            command: [nc, -ll, -p, '8080', -e, cat]
            checks:
              - {name: listens, probe: {tcpSocket: {port: 8080}, failureThreshold: 100}}
              - {name: silent, dependsOn: listens, probe: {tcpSocket: {port: 9090}}}
            """,
            ManyAnswers.IMAGE);

    assertThat(call.exits(1).checks())
        .as(call.toString())
        .extracting(CheckOutcome::status)
        .containsExactly("passed", "failed");
  }

  @Test
  @DisplayName("10: timeouts do not interrupt an attempt")
  void timeoutsInterruptAnAttempt() {
    long before = System.nanoTime();

    var answers =
        ManyAnswers.to(
            """
            - name: exec
              probe: {exec: {command: [sleep, '600']}, timeoutSeconds: 1}
            - name: hang
              dependsOn: up
              probe: {httpGet: {port: 8080, path: /hang}, timeoutSeconds: 1}
            - name: trickle
              dependsOn: up
              probe: {httpGet: {port: 8080, path: /trickle}, timeoutSeconds: 3}
            """);

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMinutes(3));
    answers.failed("exec", "hang", "trickle");
    assertThat(answers.explanation("exec")).contains("1 s");
    assertThat(answers.explanation("hang")).contains("1 s");
  }

  @Test
  @DisplayName("22: connections and bodies are never closed")
  void connectionsAreClosed() {
    ManyAnswers.to(
            """
            - name: connected
              dependsOn: up
              probe: {tcpSocket: {port: 8080}, successThreshold: 10, periodSeconds: 0.05}
            - name: asked
              dependsOn: up
              probe:
                httpGet: {port: 8080, path: /keep-open}
                successThreshold: 10
                periodSeconds: 0.05
            - name: closed
              dependsOn: [connected, asked]
              probe:
                exec: {command: [sh, -c, netstat -tn | grep ESTABLISHED], exitCode: 1}
                failureThreshold: 20
                periodSeconds: 0.5
            """)
        .passed("connected", "asked", "closed");
  }

  private static String header(String name, String value) {
    return "responseHttpHeaders: [{name: %s, value: %s}]".formatted(name, value);
  }
}
