package dev.slipway.validate.report;

import static dev.slipway.validate.report.Requirements.EXEC;
import static dev.slipway.validate.report.Requirements.EXIT;
import static dev.slipway.validate.report.Requirements.FILE;
import static dev.slipway.validate.report.Requirements.GRPC;
import static dev.slipway.validate.report.Requirements.HEALTH;
import static dev.slipway.validate.report.Requirements.HTTP;
import static dev.slipway.validate.report.Requirements.LOGS;
import static dev.slipway.validate.report.Requirements.METADATA;
import static dev.slipway.validate.report.Requirements.NON_ROOT;
import static dev.slipway.validate.report.Requirements.SIZE;
import static dev.slipway.validate.report.Requirements.STOP;
import static dev.slipway.validate.report.Requirements.TCP;

import dev.slipway.core.failure.Failure;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.manifest.Place;
import dev.slipway.manifest.Problem;
import dev.slipway.manifest.Rule;
import dev.slipway.validate.contract.Severity;
import dev.slipway.validate.contract.Waiver;
import dev.slipway.validate.verdict.Evidence;
import dev.slipway.validate.verdict.Report;
import dev.slipway.validate.verdict.Verdict;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The reports behind the golden directories, by the directories' names.
final class Samples {
  private static final String IMAGE = "registry.example.com/team/notebook:1.2";

  static final Map<String, Report> ALL =
      Map.ofEntries(
          Map.entry("all-pass", RunBuilder.report(notebook(IMAGE))),
          Map.entry("failures", RunBuilder.report(failures())),
          Map.entry("container-died", RunBuilder.report(containerDied())),
          Map.entry("environment", RunBuilder.report(noImage("team/gone:1"))),
          Map.entry("broken", RunBuilder.report(broken())),
          Map.entry("lenient", RunBuilder.report(lenient())),
          Map.entry("inconclusive", RunBuilder.report(inconclusive())),
          Map.entry(
              "several-runs",
              RunBuilder.report(notebook(IMAGE), containerDied(), noImage("team/gone:1"))),
          Map.entry("unicode", RunBuilder.report(unicode())),
          Map.entry("hostile", RunBuilder.report(hostile())),
          Map.entry("long", RunBuilder.report(lengthy())),
          Map.entry("bare", RunBuilder.report(bare())),
          Map.entry("no-checks", RunBuilder.report(new RunBuilder("app", "empty"))),
          Map.entry("no-runs", RunBuilder.report()));

  private Samples() {}

  private static RunBuilder notebook(String image) {
    return new RunBuilder(image, "kubeflow")
        .documentedAt("https://www.kubeflow.org/docs/components/notebooks/container-images/")
        .check(
            "user",
            "👩 User is jovyan",
            EXEC,
            new Verdict.Passed(Evidence.of("command", "whoami").with("stdout", "jovyan")))
        .passed("uid", "🆔 User ID is 1000", EXEC)
        .passed("home", "🏠 Home directory is /home/jovyan", EXEC)
        .passed("http", "🌏 Exposes an HTTP interface on port 8888", HTTP)
        .passed("NB_PREFIX", "🧭 Correctly routes the NB_PREFIX", HTTP)
        .passed("allow-origin-all", "🔓 Sets 'Access-Control-Allow-Origin: *' header", HTTP);
  }

  private static RunBuilder failures() {
    return new RunBuilder(IMAGE, "service contract")
        .from("contracts/service.yaml")
        .passed("shell", "A shell is on PATH", EXEC)
        .failed(
            "uid",
            "🆔 User ID is 1000",
            EXEC,
            "Expected stdout to match /^1000$/.",
            Evidence.of("command", "id -u")
                .with("exit code", "0")
                .with("stdout", "0")
                .with("stderr", "id: cannot find name\nid: for user ID 0"))
        .failed(
            "landing",
            "Serves a landing page",
            HTTP,
            "Expected status 200-299, got 503.",
            Evidence.of("request", "GET http://172.17.0.2:8888/")
                .with("status", "503 Service Unavailable")
                .with("headers", "content-type: application/json\nretry-after: 5")
                .with("body", "{\"error\": \"warming up\"}")
                .with("tried", "30 times in 29.1 s"))
        .failed(
            "scheduler",
            "Accepts connections on 8786",
            TCP,
            "Nothing listens on port 8786 of the container.",
            Evidence.of("seen", "Connection refused"))
        .failed(
            "grpc",
            "Answers the health service",
            GRPC,
            "Expected SERVING, got NOT_SERVING.",
            Evidence.of("service", "(the whole server)"))
        .failed(
            "logs",
            "Says when it is ready",
            LOGS,
            "Expected the container's output to contain `listening` within 5 s.",
            Evidence.of("the container's output", "starting\nloading model 1 of 3\n\n  done"))
        .failed(
            "health",
            "HEALTHCHECK becomes healthy",
            HEALTH,
            "Expected the HEALTHCHECK to be healthy within 10 s; it says unhealthy, 3 times in a"
                + " row.",
            Evidence.of("healthcheck output", "curl: (7) Failed to connect to localhost"))
        .failed(
            "job",
            "The job ends well",
            EXIT,
            "Expected exit code 0, got 2.",
            Evidence.of("exit code", "2").with("stderr", "usage: job INPUT"))
        .failed(
            "stop",
            "Stops on SIGTERM",
            STOP,
            "Expected the process to end within 10 s of SIGTERM; it still ran.",
            Evidence.of(
                "hint",
                "PID 1 ignores signals that it has no handler for: handle SIGTERM, start with"
                    + " `exec`, or use an init"))
        .failed(
            "tini",
            "Brings an init",
            FILE,
            "Expected /usr/bin/tini to exist; the image has no such path.",
            Evidence.NONE)
        .failed(
            "labels",
            "Names its maintainer",
            METADATA,
            "Expected of the image's configuration: label maintainer, got none.",
            Evidence.NONE)
        .failed(
            "size",
            "Is at most 80 MiB",
            SIZE,
            "Expected at most 80 MiB, got 100 MiB.",
            Evidence.of(
                "largest layers", "70 MiB  RUN apt-get install -y python3\n25 MiB  COPY . /app"))
        .failed(
            "non-root",
            "non-root",
            NON_ROOT,
            "Expected a user that is not root; the image sets none.",
            Evidence.NONE);
  }

  private static RunBuilder containerDied() {
    var cause = "the container ended";
    return new RunBuilder("team/crash:2", "dask")
        .from("contracts/dask-scheduler.yaml")
        .containerFailed(
            "The container ended 0.21 s after its start with exit code 1; the checks need it to"
                + " run.",
            Evidence.of("exit code", "1")
                .with(
                    "stderr",
                    """
                    Traceback (most recent call last):
                      File "/usr/bin/dask-scheduler", line 3, in <module>
                    ModuleNotFoundError: No module named 'distributed'
                    """))
        .skipped("dashboard", "🌏 Exposes the dashboard on port 8787", HTTP, cause)
        .skipped("comm", "💬 Exposes the comm on port 8786", TCP, cause)
        .passed("metadata", "Has an entrypoint", METADATA);
  }

  private static RunBuilder noImage(String image) {
    var cause = "the image could not be had";
    return new RunBuilder(image, "kubeflow")
        .withoutImage()
        .skipped("user", "👩 User is jovyan", EXEC, cause)
        .skipped("uid", "🆔 User ID is 1000", EXEC, cause)
        .endedBy(
            Failure.of(
                FailureCode.PULL_FAILED,
                "The image `" + image + "` could not be pulled: unauthorized: access denied.",
                "log in to the registry with `docker login`"));
  }

  private static RunBuilder broken() {
    return new RunBuilder("app:1", "gpu")
        .check("smi", "Finds a GPU", EXEC, new Verdict.Broken("check timed out after 3 seconds"))
        .severity(Severity.WARNING)
        .check(
            "cuda",
            "Finds CUDA",
            EXEC,
            new Verdict.Broken("The engine answered 500 to an exec:\ncannot allocate memory"));
  }

  private static RunBuilder lenient() {
    return new RunBuilder("app:1", "platform")
        .from("platform.yaml")
        .passed("user", "Runs as a user", NON_ROOT)
        .severity(Severity.WARNING)
        .failed(
            "health",
            "Has a HEALTHCHECK",
            METADATA,
            "Expected of the image's configuration: a HEALTHCHECK, got none.",
            Evidence.NONE)
        .check("curl", "curl is there", EXEC, new Verdict.Broken("The exec was refused"))
        .severity(Severity.INFO)
        .failed(
            "labels",
            "Has OCI labels",
            METADATA,
            "Expected of the image's configuration: label version, got none.",
            Evidence.of("labels", ""))
        .severity(Severity.ERROR)
        .waived(
            "size",
            "Is small",
            SIZE,
            new Waiver("the new base image is on its way", Optional.of(LocalDate.of(2027, 1, 31))),
            "Expected at most 80 MiB, got 100 MiB.")
        .waived(
            "tini",
            "Brings an init",
            FILE,
            new Waiver("started with --init", Optional.empty()),
            "Expected /usr/bin/tini to exist; the image has no such path.")
        .check(
            "layers",
            "Has few layers",
            SIZE,
            new Verdict.Skipped("depends on `size`, which failed", true))
        .warning(
            Problem.warning(
                Rule.UNKNOWN_FIELD,
                new Place("platform.yaml", 3, 3, 8),
                "`descripton` is no field of a validator.",
                "Did you mean `description`?"))
        .kept("slipway-4f2a");
  }

  private static RunBuilder inconclusive() {
    return new RunBuilder("app:1", "platform")
        .severity(Severity.WARNING)
        .failed("shell", "Has a shell", EXEC, "Expected exit code 0, got 127.", Evidence.NONE)
        .severity(Severity.ERROR)
        .skipped("user", "User is app", EXEC, "depends on `shell`, which failed");
  }

  private static RunBuilder unicode() {
    return new RunBuilder("приложение/応用:1", "契約 🚢")
        .from("contracts/naïve file.yaml")
        .passed("cjk", "データベースに接続できる", TCP)
        .passed("hangul", "포트 8080에서 응답한다", HTTP)
        .passed("family", "👨‍👩‍👧‍👦 is one glyph, 👩🏽‍💻 too", EXEC)
        .passed("flag", "🇳🇵 flag, ❤️ heart, 1️⃣ keycap", EXEC)
        .passed("marks", "Zu\u0308rich \u0e1a\u0e31\u0e19\u0e17\u0e36\u0e01 \u05e9\u05b8", EXEC)
        .passed("full", "ＦＵＬＬ width and ｡half", EXEC)
        .passed("exact-50", "exactly fifty columns wide, not one more, not less", EXEC)
        .passed("astral", "𝒜 mathematical 𐍈 letter", EXEC)
        .failed(
            "turkish",
            "İstanbul'da çalışır",
            EXEC,
            "Expected stdout to contain `ığüşöç`.",
            Evidence.of("stdout", "日本語の出力\n➜ done"));
  }

  private static RunBuilder hostile() {
    return new RunBuilder("app:1::error::x", "<contract> & \"co\"\u0000")
        .from("a,b:c%20\n.yaml")
        .passed("directive", "hash # TODO and back\\slash", EXEC)
        .passed("command", "::set-output name=x::y", EXEC)
        .passed("legacy", "see ##[error]this", EXEC)
        .passed("lines", "two\nlines\tand a tab", EXEC)
        .failed(
            "escapes",
            "\u001b[31mred\u001b[0m, \u001b]0;title\u0007bell \u0007, \u009b31m, half \ud83d",
            EXEC,
            "Expected `<a & \"b\">` and ]]> and {0} and [x](1), got\r\n\u0000\u001b\uffff.",
            Evidence.of(
                    "stdout", "::add-mask::secret\n##[add-mask]secret\n\u001b[2J\u001b[1;1Hgone")
                .with("bidi", "user\u202e nimda")
                .with("a: b\n- c", "\t- tab\n  ...\n  ---\n\n: {}\n\u0085\ufffe\ud800"));
  }

  private static RunBuilder lengthy() {
    var lines =
        IntStream.rangeClosed(1, 100).mapToObj(n -> "line " + n).collect(Collectors.joining("\n"));
    return new RunBuilder("registry.example.com/" + "deep/".repeat(12) + "app:1", "long")
        .passed("wide", "A title that takes more than its fifty columns and goes on", EXEC)
        .passed("wider", "word ".repeat(60), EXEC)
        .failed(
            "text",
            "A long message",
            EXEC,
            "Expected stdout to contain `" + "0123456789".repeat(150) + "`.",
            Evidence.of("command", "sh -c '" + lines + "'").with("stdout", "🚢".repeat(600)));
  }

  private static RunBuilder bare() {
    return new RunBuilder("app", "")
        .from("-")
        .failed("", "", EXEC, "Expected exit code 0, got 1.", Evidence.of("stdout", " \n"))
        .failed("sudo", "", EXEC, "Expected exit code 0, got 127.", Evidence.NONE)
        .passed("sudo", "", EXEC)
        .failed("sudo", "", HTTP, "No answer.", Evidence.of("", ""));
  }
}
