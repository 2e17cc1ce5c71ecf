package dev.slipway.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.core.container.LogSink;
import java.time.Duration;

/// What a process of a fake container does; its result is the exit code. It is interrupted when it
/// is killed.
@FunctionalInterface
public interface FakeProgram {
  int run(FakeProcess process) throws InterruptedException;

  static FakeProgram exiting(int exitCode) {
    return _ -> exitCode;
  }

  static FakeProgram printing(String stdout) {
    return printing(stdout, "", 0);
  }

  static FakeProgram printing(String stdout, String stderr, int exitCode) {
    return process -> {
      process.write(LogSink.Stream.STDOUT, stdout.getBytes(UTF_8));
      process.write(LogSink.Stream.STDERR, stderr.getBytes(UTF_8));
      return exitCode;
    };
  }

  /// Ignores every signal that can be ignored.
  static FakeProgram sleeping() {
    return FakeProcess::sleep;
  }

  /// Ends with the code when the signal comes.
  static FakeProgram sleepingUntil(String signal, int exitCode) {
    return process -> {
      process.trap(signal, () -> process.exit(exitCode));
      return process.sleep();
    };
  }

  /// Listens until TERM, and then ends with 0.
  static FakeProgram serving(int port, FakeServer server) {
    return process -> {
      process.trap("TERM", () -> process.exit(0));
      process.listen(port, server);
      return process.sleep();
    };
  }

  default FakeProgram after(Duration time) {
    return process -> {
      process.pause(time);
      return run(process);
    };
  }
}
