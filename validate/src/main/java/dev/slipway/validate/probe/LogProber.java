package dev.slipway.validate.probe;

import dev.slipway.core.container.LogSink;
import dev.slipway.validate.contract.Probe;
import dev.slipway.validate.verdict.Durations;
import dev.slipway.validate.verdict.Evidence;
import dev.slipway.validate.verdict.Look;
import java.time.Duration;

/// Waits for the container's output to match. It may end on the way: what it wrote counts. Where
/// only the absence of something is asked for, that takes the whole time; its appearance is seen at
/// once.
final class LogProber {
  /// What was written before the first look needs a moment to come.
  private static final Duration BACKLOG = Duration.ofMillis(200);

  private LogProber() {}

  static Look watch(LiveContainer live, Probe.Logs probe) throws InterruptedException {
    var log = live.log();
    long deadline = System.nanoTime() + max(probe.within(), BACKLOG).toNanos();
    while (true) {
      long seen = log.written();
      var text = text(log, probe.stream());
      if (probe.rule().excluded(text).isPresent()) {
        return bad(probe, probe.rule().excluded(text).get() + ".", text);
      }
      var unmet = probe.rule().unmet(text);
      if (unmet.isEmpty() && !probe.rule().asksForNothing()) {
        return Look.good();
      }
      if (!log.awaitMoreThan(seen, deadline)) {
        return unmet.isEmpty()
            ? Look.good()
            : bad(
                probe,
                unmet.get()
                    + (log.ended()
                        ? " before the container ended."
                        : " within " + Durations.text(probe.within()) + "."),
                text);
      }
    }
  }

  private static Look bad(Probe.Logs probe, String what, String text) {
    return Look.bad(
        "Expected " + name(probe.stream()) + " to " + what,
        text.isBlank()
            ? Evidence.of("seen", "nothing was written")
            : Evidence.NONE.withTail(name(probe.stream()), text));
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
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
