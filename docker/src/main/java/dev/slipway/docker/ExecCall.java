package dev.slipway.docker;

import dev.slipway.core.container.CapturedOutput;
import dev.slipway.core.container.ExecOutcome;
import dev.slipway.core.container.ExecSpec;
import dev.slipway.core.container.LogSink;
import dev.slipway.core.failure.Failure;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import dev.slipway.wire.http.Deadline;
import dev.slipway.wire.json.Json;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.locks.LockSupport;

/// One process in a running container: made, attached until it ends, and asked how it ended.
final class ExecCall {
  private static final Json ATTACHED = Json.object().put("Detach", false).put("Tty", false).build();

  /// Between looks at a process whose output has ended before the engine noticed that it has.
  private static final long LOOK_AGAIN_NANOS = 2_000_000;

  private final EngineApi api;
  private final String container;
  private final String name;
  private final ExecSpec spec;
  private final Deadline deadline;
  private final TailBuffer stdout;
  private final TailBuffer stderr;

  ExecCall(EngineApi api, String container, String name, ExecSpec spec) {
    this.api = api;
    this.container = container;
    this.name = name;
    this.spec = spec;
    this.deadline = Deadline.after(spec.timeout());
    this.stdout = new TailBuffer(spec.outputLimit());
    this.stderr = new TailBuffer(spec.outputLimit());
  }

  ExecOutcome run() throws InterruptedException {
    try {
      var exec = create();
      return attach(exec) ? outcome(exec) : new ExecOutcome.TimedOut(output());
    } catch (FailureException e) {
      if (e.getCause() instanceof SocketTimeoutException && deadline.passed()) {
        return new ExecOutcome.TimedOut(output());
      }
      throw e;
    } catch (EngineRefusal e) {
      if (e.isMissingContainer()) {
        throw new FailureException(
            Failure.of(FailureCode.CONTAINER_GONE, "Container " + name + " is no longer there."),
            e);
      }
      return new ExecOutcome.NotStarted(EngineWords.tidy(e.words()));
    }
  }

  private String create() throws EngineRefusal, InterruptedException {
    var call =
        EngineCall.post(
                "prepare a command in " + name, "/containers/" + container + "/exec", body(spec))
            .withPatience(deadline.remaining());
    return api.json(call)
        .text("Id")
        .orElseThrow(
            () -> new IllegalStateException("The engine made an exec without an identifier."));
  }

  static Json body(ExecSpec spec) {
    var body = Json.object();
    body.put("AttachStdout", true);
    body.put("AttachStderr", true);
    body.put("Cmd", Json.texts(spec.command()));
    if (!spec.env().isEmpty()) {
      body.put("Env", Json.texts(ContainerJson.assignments(spec.env())));
    }
    body.putIfPresent("User", spec.user());
    body.putIfPresent("WorkingDir", spec.workdir());
    return body.build();
  }

  /// False when the time was over first. Closing the connection is all that can be done then: the
  /// process goes on until its container ends.
  private boolean attach(String exec) throws EngineRefusal, InterruptedException {
    var call =
        EngineCall.post("run a command in " + name, "/exec/" + exec + "/start", ATTACHED)
            .withPatience(deadline.remaining());
    try (var response = api.open(call)) {
      OutputFrames.copy(
          response.body(),
          false,
          (stream, bytes) -> (stream == LogSink.Stream.STDOUT ? stdout : stderr).write(bytes));
      return true;
    } catch (SocketTimeoutException _) {
      return false;
    } catch (IOException e) {
      throw api.broken(call, e);
    }
  }

  private ExecOutcome outcome(String exec) throws EngineRefusal, InterruptedException {
    var call = EngineCall.get("inspect a command in " + name, "/exec/" + exec + "/json");
    while (true) {
      var json = api.json(call);
      if (!json.bool("Running").orElse(false)) {
        return outcome(json);
      }
      if (deadline.passed()) {
        return new ExecOutcome.TimedOut(output());
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      if (Thread.interrupted()) {
        throw new InterruptedException("Interrupted while a command ran in " + name);
      }
    }
  }

  private ExecOutcome outcome(Json json) {
    int exitCode = json.number("ExitCode").orElse(0L).intValue();
    boolean process = json.number("Pid").orElse(0L) != 0;
    return process || !saysEngine(exitCode)
        ? new ExecOutcome.Exited(exitCode, output())
        : new ExecOutcome.NotStarted(reason());
  }

  /// Whether the output is the engine's word and not a process's. Docker tells a process by its
  /// number, and ends its own words as no program does; Podman forgets the number.
  private boolean saysEngine(int exitCode) {
    if (exitCode < 125) {
      return false;
    }
    return api.podman()
        ? stdout.text().isEmpty()
            && stderr.text().startsWith("Error: ")
            && stderr.text().contains("OCI ")
        : stderr.text().isEmpty() && stdout.text().endsWith("\r\n");
  }

  private String reason() {
    return EngineWords.tidy((stdout.text() + stderr.text()).lines().findFirst().orElse(""));
  }

  private CapturedOutput output() {
    return new CapturedOutput(
        stdout.text(), stderr.text(), stdout.truncated() || stderr.truncated());
  }
}
