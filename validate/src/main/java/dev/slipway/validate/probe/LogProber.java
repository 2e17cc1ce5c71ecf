package dev.slipway.validate.probe;

import dev.slipway.core.container.LogSink;
import dev.slipway.validate.contract.Probe;
import dev.slipway.validate.verdict.Durations;
import dev.slipway.validate.verdict.Evidence;
import dev.slipway.validate.verdict.Look;

/// Waits for the container's output to match. It may end on the way: what it wrote counts.
final class LogProber {
  private LogProber() {}

  static Look watch(LiveContainer live, Probe.Logs probe) throws InterruptedException {
    var log = live.log();
    long deadline = System.nanoTime() + probe.within().toNanos();
    while (true) {
      long seen = log.written();
      var text = text(log, probe.stream());
      var unmet = probe.rule().unmet(text);
      if (unmet.isEmpty()) {
        return Look.good();
      }
      if (!log.awaitMoreThan(seen, deadline)) {
        return Look.bad(
            "Expected "
                + name(probe.stream())
                + " to "
                + unmet.get()
                + " within "
                + Durations.text(probe.within())
                + (live.exit().isPresent() ? "; the container has ended." : "."),
            text.isBlank()
                ? Evidence.of("seen", "nothing was written")
                : Evidence.NONE.withTail(name(probe.stream()), text));
      }
    }
  }

  private static String text(LogBuffer log, Probe.Logs.Stream stream) {
    return switch (stream) {
      case STDOUT -> log.text(LogSink.Stream.STDOUT);
      case STDERR -> log.text(LogSink.Stream.STDERR);
      case ANY -> log.text();
    };
  }

  private static String name(Probe.Logs.Stream stream) {
    return switch (stream) {
      case STDOUT -> "stdout";
      case STDERR -> "stderr";
      case ANY -> "the container's output";
    };
  }
}
