package dev.slipway.validate.reading;

import dev.slipway.core.container.Port;
import dev.slipway.manifest.Excerpt;
import dev.slipway.manifest.shape.Alternative;
import dev.slipway.manifest.shape.Converted;
import dev.slipway.manifest.shape.Group;
import dev.slipway.manifest.shape.Shape;
import dev.slipway.manifest.shape.TextShape;
import dev.slipway.validate.contract.Cadence;
import dev.slipway.validate.contract.HttpHeader;
import dev.slipway.validate.contract.IntRanges;
import dev.slipway.validate.contract.JsonRule;
import dev.slipway.validate.contract.Probe;
import dev.slipway.validate.contract.Probe.HttpGet.Scheme;
import dev.slipway.validate.contract.Probe.Logs.Stream;
import dev.slipway.validate.contract.TextRule;
import dev.slipway.validate.probe.JsonBody;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// What a check may ask of a running container, and at what pace.
final class ProbeShapes {
  private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
  private static final Duration SHORTEST_PERIOD = Duration.ofMillis(10);
  private static final IntRanges SUCCESS = IntRanges.between(200, 299);

  private ProbeShapes() {}

  static final Shape<Port> PORT = Shape.integer(1, 65_535).map(Port::tcp);

  static final Shape<Map.Entry<String, String>> ENV =
      Shape.object(
          "EnvVar",
          "A variable of the environment.",
          o -> {
            var name = o.required("name", Shape.text().nonEmpty(), "Its name.");
            var value = o.optional("value", Shape.text(), "", "Its value.");
            o.withoutEffect(
                "valueFrom",
                "Where Kubernetes would take the value from.",
                "There is no cluster to take it from: give the value itself.");
            return v -> Map.entry(v.get(name), v.get(value));
          });

  private static final TextShape HEADER_NAME = Shape.text().matching(TOKEN, "the name of a header");
  private static final Shape<String> HEADER_VALUE =
      Shape.text()
          .convert(
              text ->
                  text.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)
                      ? Converted.refused("The value of a header is one line.")
                      : Converted.of(text));

  private static final Shape<HttpHeader> HEADER =
      Shape.object(
          "HTTPHeader",
          "A header field.",
          o -> {
            var name = o.required("name", HEADER_NAME, "Its name, in any case.");
            var value = o.optional("value", HEADER_VALUE, "", "Its value.");
            return v -> new HttpHeader(v.get(name), v.get(value));
          });

  private static final Shape<JsonRule> JSON_RULE =
      Shape.object(
          "JSONRule",
          "A value that has to be in a JSON body.",
          o -> {
            var path =
                o.required(
                    "path",
                    Shape.text()
                        .nonEmpty()
                        .convert(
                            text ->
                                JsonBody.problem(text)
                                    .<Converted<String>>map(
                                        why ->
                                            Converted.refused(
                                                Excerpt.code(text)
                                                    + " is no JSONPath: "
                                                    + why
                                                    + "."))
                                    .orElseGet(() -> Converted.of(text))),
                    "A JSONPath, such as `$.status`.");
            var equals =
                o.optional(
                    "equals",
                    Shape.json(),
                    "The value; of several that are found, any one of them.");
            var matches =
                o.optional("matches", Texts.PATTERN, "A regular expression for the value as text.");
            return v -> new JsonRule(v.get(path), v.get(equals), v.get(matches));
          });

  private static final Shape<Probe.Exec> EXEC =
      Shape.object(
          "ExecAction",
          "Runs a command in the container, without a shell, as the image's user.",
          o -> {
            var command =
                o.required(
                    "command", Shape.list(Shape.text()).nonEmpty(), "The command, word by word.");
            var exitCode =
                o.optional("exitCode", Texts.EXIT_CODES, "0", "The exit codes that pass.");
            var stdout = o.optional("stdout", Texts.CONTAINED, "What standard output has to be.");
            var stderr = o.optional("stderr", Texts.CONTAINED, "What standard error has to be.");
            var user =
                o.optional(
                    "user", Shape.text().nonEmpty(), "Another user, as `name` or `uid:gid`.");
            var workdir =
                o.optional("workdir", Shape.text().nonEmpty(), "Another working directory.");
            var env = o.list("env", ENV, "More variables.");
            return v ->
                new Probe.Exec(
                    v.get(command),
                    v.get(exitCode),
                    v.get(stdout).orElse(TextRule.ANYTHING),
                    v.get(stderr).orElse(TextRule.ANYTHING),
                    v.get(user),
                    v.get(workdir),
                    entries(v.get(env)));
          });

  private static final Shape<Probe.HttpGet> HTTP =
      Shape.object(
          "HTTPGetAction",
          "Sends a request to the container. It passes with a status from 200 to 299 unless"
              + " `status` says otherwise.",
          o -> {
            var path =
                o.optional("path", Shape.text(), "/", "The path, with a query where there is one.");
            var port = o.required("port", PORT, "The container's port.");
            var scheme =
                o.optional(
                    "scheme",
                    Shape.choice(List.of(Scheme.values()), Scheme::name).inAnyCase(),
                    "HTTP",
                    "HTTP or HTTPS. Certificates are not verified, as in Kubernetes.");
            var host =
                o.optional(
                    "host",
                    Shape.text().nonEmpty(),
                    "The `Host` header; `localhost` and the port where it is not given.");
            var headers = o.list("httpHeaders", HEADER, "Headers to send, repeated ones too.");
            var expected =
                o.list(
                    "responseHttpHeaders",
                    HEADER,
                    "Headers that have to come back with this value, whatever the case of their"
                        + " names.");
            var method =
                o.optional(
                    "method", Shape.text().matching(TOKEN, "an HTTP method"), "GET", "The method.");
            var body = o.optional("body", Shape.text(), "What to send.");
            var follow =
                o.optional(
                    "followRedirects",
                    Shape.bool(),
                    "true",
                    "Whether to follow redirects, at most 10 and only within the container.");
            var status =
                o.optional(
                    "status", Texts.STATUSES, "The statuses that pass; 200-299 where not given.");
            var responseBody =
                o.optional("responseBody", Texts.CONTAINED, "What the body has to be.");
            var json = o.list("responseJson", JSON_RULE, "Values that a JSON body has to have.");
            return v ->
                new Probe.HttpGet(
                    v.get(method).toUpperCase(Locale.ROOT),
                    v.get(scheme),
                    v.get(host),
                    v.get(port),
                    rooted(v.get(path)),
                    v.get(headers),
                    v.get(body),
                    v.get(follow),
                    v.get(status).orElse(SUCCESS),
                    v.get(expected),
                    v.get(responseBody).orElse(TextRule.ANYTHING),
                    v.get(json));
          });

  private static final Shape<Probe.TcpSocket> TCP =
      Shape.object(
          "TCPSocketAction",
          "Opens a connection to the container itself: a proxy that accepts for it does not pass.",
          o -> {
            var port = o.required("port", PORT, "The container's port.");
            o.withoutEffect("host", "Kubernetes' other host.", "The probe is of the container.");
            return v -> new Probe.TcpSocket(v.get(port));
          });

  private static final Shape<Probe.Grpc> GRPC =
      Shape.object(
          "GRPCAction",
          "Asks the standard health service, `grpc.health.v1.Health/Check`; it passes with"
              + " SERVING.",
          o -> {
            var port = o.required("port", PORT, "The container's port.");
            var service =
                o.optional(
                    "service",
                    Shape.text(),
                    "",
                    "The service to ask for; the whole server where not given.");
            var tls =
                o.optional(
                    "tls",
                    Shape.bool(),
                    "false",
                    "Whether the server speaks TLS. Certificates are not verified.");
            return v -> new Probe.Grpc(v.get(port), v.get(service), v.get(tls));
          });

  private static final Shape<Probe.Logs> LOGS =
      Shape.object(
          "LogsAction",
          "Waits until the container's own output is as it has to be.",
          o -> {
            var rule = o.include(Texts.FIELDS);
            var stream =
                o.optional(
                    "stream",
                    Shape.choice(List.of(Stream.values()), s -> s.name().toLowerCase(Locale.ROOT)),
                    "any",
                    "Which output.");
            var within =
                o.optional(
                    "withinSeconds",
                    Shape.seconds(),
                    "30",
                    "For how long to wait. With `excludes` alone, for how long to watch.");
            o.check(
                (v, report) -> {
                  if (v.get(rule).isEmpty()) {
                    report.error(
                        v.place(),
                        "`logs` asks for nothing.",
                        "Say what the output has to be with `contains`, `matches`, `equals` or"
                            + " `excludes`.");
                  }
                });
            return v -> new Probe.Logs(v.get(stream), v.get(rule), v.get(within));
          });

  private static final Shape<Probe.Health> HEALTH =
      Shape.object(
          "HealthAction",
          "Waits until the image's HEALTHCHECK says healthy.",
          o -> {
            var within =
                o.optional("withinSeconds", Shape.seconds(), "60", "For how long to wait.");
            return v -> new Probe.Health(v.get(within));
          });

  private static final Shape<Probe.Exit> EXIT =
      Shape.object(
          "ExitAction",
          "Waits until the container's process ends on its own, as a job does.",
          o -> {
            var exitCode =
                o.optional("exitCode", Texts.EXIT_CODES, "0", "The exit codes that pass.");
            var within =
                o.optional("withinSeconds", Shape.seconds(), "60", "For how long to wait.");
            return v -> new Probe.Exit(v.get(exitCode), v.get(within));
          });

  private static final Shape<Probe.Stop> STOP =
      Shape.object(
          "StopAction",
          "Tells the process to end, once every other check of the container is done, and waits"
              + " until it has ended by itself.",
          o -> {
            var signal =
                o.optional(
                    "signal",
                    Shape.text().matching("(SIG)?[A-Z0-9+-]+", "the name of a signal"),
                    "SIGTERM",
                    "The signal.");
            var within =
                o.optional("withinSeconds", Shape.seconds(), "10", "For how long to wait.");
            var exitCode =
                o.optional(
                    "exitCode",
                    Texts.EXIT_CODES,
                    "The exit codes that pass; any but that of being killed where not given.");
            return v -> new Probe.Stop(v.get(signal), v.get(within), v.get(exitCode));
          });

  /// One of the actions of a probe.
  static final List<Alternative<Probe>> ACTIONS =
      List.of(
          Alternative.of("exec", EXEC, "A command in the container."),
          Alternative.of("httpGet", HTTP, "A request over HTTP."),
          Alternative.of("tcpSocket", TCP, "A connection."),
          Alternative.of("grpc", GRPC, "A gRPC health check."),
          Alternative.of("logs", LOGS, "The container's output."),
          Alternative.of("health", HEALTH, "The image's HEALTHCHECK."),
          Alternative.of("exit", EXIT, "The end of the process."),
          Alternative.of("stop", STOP, "The process told to end."));

  static final Group<Cadence> CADENCE =
      Shape.group(
          o -> {
            var delay =
                o.optional(
                    "initialDelaySeconds",
                    Shape.seconds().orNegative(),
                    "0",
                    "How long after the container's start the first attempt is made.");
            var timeout =
                o.optional(
                    "timeoutSeconds",
                    Shape.seconds(),
                    "30",
                    "After how long an attempt is broken off and has failed.");
            var period =
                o.optional(
                    "periodSeconds",
                    Shape.seconds(),
                    "1",
                    "The time between attempts that count. Looks in between can pass, but not"
                        + " fail, so nobody waits for the period's end.");
            var success =
                o.optional(
                    "successThreshold",
                    Shape.integer(0, 1_000_000),
                    "1",
                    "How many attempts in a row have to pass.");
            var failure =
                o.optional(
                    "failureThreshold",
                    Shape.integer(0, 1_000_000),
                    "1",
                    "How many attempts in a row may fail before the check has failed.");
            o.withoutEffect(
                "terminationGracePeriodSeconds",
                "Kubernetes' time for ending a container.",
                "The container is removed when the run is over; `stop` checks how it ends.");
            return v ->
                new Cadence(
                    max(v.get(delay), Duration.ZERO),
                    v.get(timeout).isZero() ? Cadence.DEFAULT.timeout() : v.get(timeout),
                    max(v.get(period), SHORTEST_PERIOD),
                    Math.max(1, v.get(success)),
                    Math.max(1, v.get(failure)));
          });

  static SequencedMap<String, String> entries(List<Map.Entry<String, String>> entries) {
    var map = new LinkedHashMap<String, String>();
    entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
    return map;
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static String rooted(String path) {
    return path.startsWith("/") ? path : "/" + path;
  }
}
