package dev.slipway.conformance;

import static dev.slipway.conformance.SlipwayCall.validatingText;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The defects of Container Canary 0.5, one by one: each of these tests fails where Slipway has the
/// defect that its display name tells.
@ExtendWith(LiveEngine.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CanaryDefectsIT {
  private static final String BUSYBOX = "slipway/busybox";

  /// A server that answers each path in its own way, by `nc`, which says word for word what it is
  /// told to. The check `up` passes when it is there.
  private static final String SERVER =
      """
      name: defects
      ports:
        - port: 8080
      command:
        - sh
        - -c
        - |
          cat > /tmp/answer <<'END'
          #!/bin/sh
          read -r method path rest
          seen=""
          while read -r line; do
            [ ${#line} -gt 1 ] || break
            seen="$seen$line\\n"
          done
          answer() { printf 'HTTP/1.1 %s\\r\\n%b\\r\\n%b' "$1" "$2" "$3"; }
          case $path in
            /ok) answer '200 OK' '' 'fine' ;;
            /accepted) answer '202 Accepted' '' '' ;;
            /unchanged) answer '304 Not Modified' '' '' ;;
            /broken) answer '500 Internal Server Error' '' 'no database' ;;
            /moved) answer '302 Found' 'Location: /ok\\r\\n' '' ;;
            /astray) answer '302 Found' 'Location: /nowhere\\r\\n' '' ;;
            /headers) answer '200 OK' 'Access-Control-Allow-Origin: *\\r\\nVary: Origin\\r\\nVary: Accept\\r\\n' '' ;;
            /echo) answer '200 OK' '' "$seen" ;;
            /hang) sleep 600 ;;
            /trickle) printf 'HTTP/1.1 200 OK\\r\\n'; while sleep 1; do printf 'X-More: 1\\r\\n'; done ;;
            /open) answer '200 OK' 'Content-Length: 4\\r\\n' 'fine'; cat > /dev/null ;;
            *) answer '404 Not Found' '' 'nothing here' ;;
          esac
          END
          chmod +x /tmp/answer
          exec nc -ll -p 8080 -e /tmp/answer
      checks:
        - name: up
          probe: {tcpSocket: {port: 8080}, failureThreshold: 100}
      """;

  private static EngineWitness engine;

  @TempDir private Path folder;

  @BeforeAll
  static void find() {
    engine = EngineWitness.find();
  }

  /// Outcomes by the names of the checks, of a run against the server of all answers.
  private static Map<String, CheckOutcome> served(String checks) {
    var call = validatingText(SERVER + checks.indent(2), BUSYBOX);
    assertThat(call.exitCode()).as(call.toString()).isIn(0, 1);
    return call.checks().stream().collect(Collectors.toMap(CheckOutcome::name, check -> check));
  }

  private static String get(String name, String probe) {
    return "- {name: %s, dependsOn: up, probe: {httpGet: {port: 8080, %s}}}\n".formatted(name, probe);
  }

  private static void assertStatuses(Map<String, CheckOutcome> outcomes, String... namesAndStatuses) {
    for (int i = 0; i < namesAndStatuses.length; i += 2) {
      var outcome = outcomes.get(namesAndStatuses[i]);
      assertThat(outcome).as(namesAndStatuses[i]).isNotNull();
      assertThat(outcome.status()).as(outcome.toString()).isEqualTo(namesAndStatuses[i + 1]);
    }
  }

  @Test
  @DisplayName("1: a signal ends the run with exit code 0 and leaves the container")
  void aSignalIsNoSuccessAndLeavesNothing() throws IOException, InterruptedException {
    for (var signal : List.of("TERM", "INT")) {
      try (var slipway = process("command: [sleep, '600']", "exec: {command: [sleep, '600']}")) {
        slipway.awaitContainers(1);
        slipway.watch(500);
        slipway.send(signal);

        assertThat(slipway.exitCode())
            .as(slipway.output())
            .isEqualTo(signal.equals("INT") ? 130 : 143);
        assertThat(slipway.containers()).isEmpty();
      }
    }
  }

  @Test
  @DisplayName("2: one anonymous volume leaks per run and volume")
  void anonymousVolumesGoWithTheirContainer() throws IOException, InterruptedException {
    try (var slipway =
        process(
            """
            command: [sleep, '600']
            volumes: [{mountPath: /data}, {mountPath: /cache}]
            """,
            "exec: {command: [sleep, '2']}")) {
      slipway.watch();

      assertThat(slipway.exitCode()).as(slipway.output()).isZero();
      assertThat(slipway.volumes()).hasSize(2).noneMatch(engine::volumeExists);
    }
  }

  @Test
  @DisplayName("3: quitting during the start leaves the container")
  void quittingDuringTheStartLeavesNothing() throws IOException, InterruptedException {
    for (int round = 0; round < 3; round++) {
      try (var slipway = process("command: [sleep, '600']", "exec: {command: [sleep, '600']}")) {
        slipway.awaitContainers(1);
        slipway.send("INT");

        assertThat(slipway.exitCode()).as(slipway.output()).isEqualTo(130);
        assertThat(slipway.containers()).isEmpty();
      }
    }
  }

  @Test
  @DisplayName("4: --debug hangs without a terminal")
  void debugEndsByItselfAndSaysHowToLookIntoTheContainer() {
    var call =
        validatingText(
            "command: [sleep, '600']\nchecks: [{name: no, probe: {exec: {command: ['false']}}}]",
            BUSYBOX,
            "--debug",
            "--output=text");

    var kept = Pattern.compile("Container (\\S+) was kept").matcher(call.exits(1).out());
    assertThat(kept.find()).as(call.toString()).isTrue();
    try {
      assertThat(engine.inspect(kept.group(1)).text("State", "Status")).contains("running");
      assertThat(call.out()).contains("docker exec -it " + kept.group(1) + " sh");
    } finally {
      engine.remove(kept.group(1));
    }
  }

  @Test
  @DisplayName("5: any HTTP status passes")
  void onlySuccessfulStatusesPass() {
    var outcomes =
        served(
            get("ok", "path: /ok")
                + get("accepted", "path: /accepted")
                + get("unchanged", "path: /unchanged")
                + get("missing", "path: /missing")
                + get("broken", "path: /broken")
                + get("moved", "path: /moved")
                + get("astray", "path: /astray")
                + get("asked-for", "path: /missing, status: [200, 404]")
                + get("not-asked-for", "path: /ok, status: 201"));

    assertStatuses(
        outcomes, "ok", "passed", "accepted", "passed", "moved", "passed", "asked-for", "passed");
    assertStatuses(
        outcomes,
        "unchanged",
        "failed",
        "missing",
        "failed",
        "broken",
        "failed",
        "astray",
        "failed",
        "not-asked-for",
        "failed");
    assertThat(outcomes.get("broken").explanation())
        .contains("500 Internal Server Error", "no database");
  }

  @Test
  @DisplayName("6: an expected header passes that is missing or written in lower case")
  void expectedHeadersHaveToBeThereWhateverTheirCase() {
    var outcomes =
        served(
            get("there", header("Access-Control-Allow-Origin", "'*'"))
                + get("lower-case", header("access-control-allow-origin", "'*'"))
                + get("other-value", header("Access-Control-Allow-Origin", "example.com"))
                + get("lower-case-other-value", header("access-control-allow-origin", "x"))
                + get("missing", header("X-Frame-Options", "DENY"))
                + get("missing-lower-case", header("x-frame-options", "DENY")));

    assertStatuses(outcomes, "there", "passed", "lower-case", "passed");
    assertStatuses(
        outcomes,
        "other-value",
        "failed",
        "lower-case-other-value",
        "failed",
        "missing",
        "failed",
        "missing-lower-case",
        "failed");
  }

  @Test
  @DisplayName("7: the values of a repeated header are glued together")
  void repeatedHeadersStayApart() {
    var outcomes =
        served(
            get("first", header("Vary", "Origin"))
                + get("second", header("Vary", "Accept"))
                + get("glued", header("Vary", "OriginAccept"))
                + get(
                    "sent",
                    "path: /echo, httpHeaders: [{name: X-A, value: one}, {name: X-A, value: two}],"
                        + " responseBody: {contains: ['X-A: one', 'X-A: two']}"));

    assertStatuses(
        outcomes, "first", "passed", "second", "passed", "glued", "failed", "sent", "passed");
  }

  @Test
  @DisplayName("8: the scheme is ignored")
  void httpsSpeaksTlsAndHttpDoesNot() {
    var call =
        validatingText(
            """
            ports: [{port: 8443}]
            command:
              - sh
              - -c
              - |
                cd /tmp
                openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out certificate.pem -days 1 -subj /CN=localhost
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
    assertStatuses(served(get("tls", "scheme: HTTPS, path: /ok")), "tls", "failed");
  }

  @Test
  @DisplayName("9: tcpSocket passes where only docker-proxy listens")
  void aPublishedPortThatNobodyListensOnFails() {
    var call =
        validatingText(
            """
            ports: [{port: 8080}, {port: 9090}]
            command: [nc, -ll, -p, '8080', -e, cat]
            checks:
              - {name: listens, probe: {tcpSocket: {port: 8080}, failureThreshold: 100}}
              - {name: silent, dependsOn: listens, probe: {tcpSocket: {port: 9090}}}
            """,
            BUSYBOX);

    assertThat(call.exits(1).checks())
        .as(call.toString())
        .extracting(CheckOutcome::status)
        .containsExactly("passed", "failed");
  }

  @Test
  @DisplayName("10: timeouts do not interrupt an attempt")
  void timeoutsInterruptAnAttempt() {
    long before = System.nanoTime();

    var outcomes =
        served(
            """
            - {name: exec, probe: {exec: {command: [sleep, '600']}, timeoutSeconds: 1}}
            - {name: hang, dependsOn: up, probe: {httpGet: {port: 8080, path: /hang}, timeoutSeconds: 1}}
            - {name: trickle, dependsOn: up, probe: {httpGet: {port: 8080, path: /trickle}, timeoutSeconds: 3}}
            """);

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMinutes(3));
    assertStatuses(outcomes, "exec", "failed", "hang", "failed", "trickle", "failed");
    assertThat(outcomes.get("exec").explanation()).contains("1 s");
    assertThat(outcomes.get("hang").explanation()).contains("1 s");
  }

  @Test
  @DisplayName("11: the engine's reason for a refused start is dropped")
  void theEnginesReasonForARefusedStartIsTold() throws IOException {
    var noProgram = validatingText(command("no-such-program"), BUSYBOX).exits(1);
    assertThat(noProgram.checks().getFirst().explanation())
        .contains("no-such-program", "executable file not found");

    try (var taken = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var call =
          validatingText(
              command("sleep") + "ports: [{port: 80, hostPort: %d}]".formatted(taken.getLocalPort()),
              BUSYBOX,
              "--output=text");
      assertThat(call.exits(3).err())
          .contains(String.valueOf(taken.getLocalPort()), "address already in use");
    }
  }

  @Test
  @DisplayName("12: a refused start is waited for until the start-up timeout")
  void aRefusedStartIsReportedAtOnce() {
    long before = System.nanoTime();

    validatingText(command("no-such-program"), BUSYBOX, "--startup-timeout=600").exits(1);

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMinutes(3));
  }

  @Test
  @DisplayName("12: a container that ends at once is waited for")
  void aContainerThatEndedIsReportedAtOnceWithItsLastWords() {
    long before = System.nanoTime();

    var call =
        validatingText(
            """
            command: [sh, -c, 'echo no licence >&2; exit 7']
            checks:
              - {name: late, probe: {tcpSocket: {port: 80}, failureThreshold: 600}}
            """,
            BUSYBOX);

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMinutes(3));
    assertThat(call.exits(1).checks())
        .extracting(CheckOutcome::name, CheckOutcome::status)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("container", "failed"),
            org.assertj.core.groups.Tuple.tuple("late", "skipped"));
    assertThat(call.checks().getFirst().explanation()).contains("exit code 7", "no licence");
  }

  @Test
  @DisplayName("13: errors are printed two or three times")
  void anErrorIsPrintedOnce() {
    var call =
        SlipwayCall.of(
            System.getenv(),
            command("sleep"),
            List.of(
                "validate", "--pull=never", "--file=-", "slipway/no-such-image", "slipway/nor-this"));

    assertThat(call.exits(3).err().lines().filter(line -> line.startsWith("error:")))
        .as(call.toString())
        .hasSize(2)
        .doesNotHaveDuplicates();
    assertThat(call.out()).doesNotContain("error:");
  }

  @Test
  @DisplayName("14: results go to standard error, with control codes, where there is no terminal")
  void resultsAreLinesOfStandardOutput() {
    var passed = validatingText(checks("['true']"), BUSYBOX, "--output=text").exits(0);
    var failed = validatingText(checks("['false']"), BUSYBOX, "--output=text").exits(1);

    for (var call : List.of(passed, failed)) {
      assertThat(call.err()).isEmpty();
      assertThat(call.out()).doesNotContain("\u001b", "\r").endsWith("\n");
    }
    assertThat(passed.out()).contains("[passed]", "validation passed");
    assertThat(failed.out()).contains("[failed]", "validation failed");
  }

  @Test
  @DisplayName("15: results come in the order in which checks end")
  void resultsStandInTheOrderOfTheManifest() {
    var manifest =
        """
        command: [sleep, '600']
        checks:
          - {name: first, probe: {exec: {command: [sleep, '3']}}}
          - {name: second, probe: {exec: {command: [sleep, '1']}}}
          - {name: third, image: {file: {path: /bin/busybox}}}
          - {name: fourth, probe: {exec: {command: ['true']}}}
        """;

    var text = validatingText(manifest, BUSYBOX, "--output=text").exits(0);
    var json = validatingText(manifest, BUSYBOX).exits(0);

    assertThat(text.out()).containsSubsequence("first", "second", "third", "fourth");
    assertThat(json.checks())
        .extracting(CheckOutcome::name)
        .containsExactly("first", "second", "third", "fourth");
  }

  /// That a server that does not answer is given up is a test of the command line's.
  @Test
  @DisplayName("16: the HTTP status of a manifest's URL is ignored")
  void aManifestThatIsNotFoundIsNotReadAsOne() throws IOException {
    var page = command("sleep").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            boolean there = exchange.getRequestURI().getPath().equals("/there.yaml");
            exchange.sendResponseHeaders(there ? 200 : 404, page.length);
            exchange.getResponseBody().write(page);
          }
        });
    server.start();
    try {
      var url = "http://127.0.0.1:" + server.getAddress().getPort();

      var there = fetched(url + "/there.yaml").exits(0);
      var missing = fetched(url + "/missing.yaml").exits(2);

      assertThat(there.out()).contains("validation passed");
      assertThat(missing.out()).isEmpty();
      assertThat(missing.err()).contains(url + "/missing.yaml gave HTTP 404");
    } finally {
      server.stop(0);
    }
  }

  @Test
  @DisplayName("17: misspelt fields are ignored without a word")
  void misspeltFieldsAreTold() {
    var manifest =
        """
        command: [sleep, '600']
        checks:
          - name: yes
            probe:
              exec: {command: ['true']}
              failureTreshold: 30
        """;

    var lenient = validatingText(manifest, BUSYBOX, "--output=text").exits(0);
    var strict = validatingText(manifest, BUSYBOX, "--output=text", "--strict").exits(2);

    assertThat(lenient.err())
        .contains("<stdin>:6:7: warning: `failureTreshold`", "Did you mean `failureThreshold`?");
    assertThat(strict.err()).contains("<stdin>:6:7: error: `failureTreshold`");
    assertThat(strict.out()).isEmpty();
  }

  @Test
  @DisplayName("18: an engine that is down is reported as a want of privileges")
  void anEngineThatIsDownIsReportedAsSuch() {
    var call =
        SlipwayCall.of(
            SlipwayCall.environmentWith("DOCKER_HOST", "unix://" + folder.resolve("engine.sock")),
            command("sleep"),
            List.of("validate", "--file=-", BUSYBOX));

    assertThat(call.exits(3).err())
        .contains("No container engine answers", "engine.sock", "no such file")
        .doesNotContainIgnoringCase("privilege")
        .doesNotContainIgnoringCase("root");
  }

  @Test
  @DisplayName("19: a q on standard input ends the run")
  void standardInputEndsNoRun() throws IOException {
    var manifest = Files.writeString(folder.resolve("manifest.yaml"), checks("[sleep, '2']"));

    var call =
        SlipwayCall.of(
            System.getenv(),
            "q\nq\u0003q",
            List.of("validate", "--pull=never", "--file=" + manifest, BUSYBOX));

    assertThat(call.exits(0).out()).contains("validation passed");
  }

  @Test
  @DisplayName("20: columns are aligned by characters, however wide they are")
  void columnsAreAlignedByWhatIsSeen() {
    var call =
        validatingText(
            """
            command: [sleep, '600']
            checks:
              - {name: a, description: Plain, probe: {exec: {command: ['true']}}}
              - {name: b, description: 漢字, probe: {exec: {command: ['true']}}}
              - {name: c, description: 🚢 ship, probe: {exec: {command: ['true']}}}
              - {name: d, description: "e\\u0301t\\u00e9", probe: {exec: {command: ['true']}}}
            """,
            BUSYBOX,
            "--output=text");

    assertThat(call.exits(0).out().lines())
        .contains(
            " Plain" + " ".repeat(45) + " [passed]",
            " 漢字" + " ".repeat(46) + " [passed]",
            " 🚢 ship" + " ".repeat(43) + " [passed]",
            " e\u0301t\u00e9" + " ".repeat(47) + " [passed]");
  }

  @Test
  @DisplayName("21: ports are published at their own numbers, on all interfaces")
  void portsArePublishedOnLoopbackAtFreeNumbers() {
    var manifest = SERVER + get("page", "path: /ok").indent(2);
    var twice =
        SlipwayCall.of(
            System.getenv(),
            manifest,
            List.of("validate", "--pull=never", "--file=-", BUSYBOX, BUSYBOX + ":latest"));
    twice.exits(0);

    var call =
        validatingText(manifest + get("no", "path: /missing").indent(2), BUSYBOX, "--keep-on-failure");
    var name = call.exits(1).json().elements("runs").getFirst().texts("kept").getFirst();
    try {
      var bindings = engine.inspect(name).elements("NetworkSettings", "Ports", "8080/tcp");
      assertThat(bindings).isNotEmpty();
      for (var binding : bindings) {
        assertThat(binding.text("HostIp")).contains("127.0.0.1");
        assertThat(binding.text("HostPort")).isPresent().get().isNotEqualTo("8080");
      }
    } finally {
      engine.remove(name);
    }
  }

  @Test
  @DisplayName("22: connections and bodies are never closed")
  void connectionsAreClosed() {
    var outcomes =
        served(
            """
            - name: connected
              dependsOn: up
              probe: {tcpSocket: {port: 8080}, successThreshold: 10, periodSeconds: 0.05}
            - name: asked
              dependsOn: up
              probe: {httpGet: {port: 8080, path: /open}, successThreshold: 10, periodSeconds: 0.05}
            - name: closed
              dependsOn: [connected, asked]
              probe:
                exec:
                  command: [sh, -c, "netstat -tn | grep ESTABLISHED"]
                  exitCode: 1
                failureThreshold: 20
                periodSeconds: 0.5
            """);

    assertStatuses(outcomes, "connected", "passed", "asked", "passed", "closed", "passed");
  }

  private static String header(String name, String value) {
    return "path: /headers, responseHttpHeaders: [{name: %s, value: %s}]".formatted(name, value);
  }

  /// A manifest whose container runs a program and whose one check passes.
  private static String command(String program) {
    return "command: [%s, '600']%nchecks: [{name: yes, probe: {exec: {command: ['true']}}}]%n"
        .formatted(program);
  }

  private static String checks(String command) {
    return "command: [sleep, '600']%nchecks: [{name: it, probe: {exec: {command: %s}}}]%n"
        .formatted(command);
  }

  private static SlipwayCall fetched(String url) {
    return SlipwayCall.of("validate", "--pull=never", "--allow-private-urls", "--file", url, BUSYBOX);
  }

  private SlipwayProcess process(String head, String probe) throws IOException {
    Files.writeString(
        folder.resolve("manifest.yaml"),
        head.strip() + "\nchecks: [{name: it, probe: {%s, timeoutSeconds: 600}}]\n".formatted(probe));
    return SlipwayProcess.start(
        engine, folder, "validate", "--pull=never", "--file=manifest.yaml", BUSYBOX);
  }
}
