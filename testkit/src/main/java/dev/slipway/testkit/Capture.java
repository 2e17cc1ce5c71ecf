package dev.slipway.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.CapturedOutput;
import dev.slipway.core.container.ExecOutcome;
import dev.slipway.core.container.LogSink;
import java.io.ByteArrayOutputStream;

/// The output of one exec, of which the ends are kept. Guarded by the machine's monitor.
final class Capture {
  private final ByteCount limit;
  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

  Capture(ByteCount limit) {
    this.limit = limit;
  }

  void write(LogSink.Stream stream, byte[] bytes) {
    switch (stream) {
      case STDOUT -> stdout.writeBytes(bytes);
      case STDERR -> stderr.writeBytes(bytes);
    }
  }

  private CapturedOutput output() {
    return new CapturedOutput(
        end(stdout), end(stderr), stdout.size() > limit.bytes() || stderr.size() > limit.bytes());
  }

  ExecOutcome outcome(FakeProcess process) {
    return process
        .exitCode()
        .<ExecOutcome>map(code -> new ExecOutcome.Exited(code, output()))
        .orElseGet(() -> new ExecOutcome.TimedOut(output()));
  }

  private String end(ByteArrayOutputStream stream) {
    int kept = (int) Math.min(limit.bytes(), stream.size());
    return new String(stream.toByteArray(), stream.size() - kept, kept, UTF_8);
  }
}
