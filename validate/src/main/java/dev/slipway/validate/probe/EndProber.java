package dev.slipway.validate.probe;

import dev.slipway.core.container.ContainerState;
import dev.slipway.validate.contract.IntRanges;
import dev.slipway.validate.contract.Probe;
import dev.slipway.validate.verdict.Durations;
import dev.slipway.validate.verdict.Evidence;
import dev.slipway.validate.verdict.Look;
import java.time.Duration;
import java.util.Optional;

/// How a container ends: on its own, or because it is told to.
public final class EndProber {
  /// A process that the kernel killed with SIGKILL ends so.
  private static final int KILLED = 137;

  private EndProber() {}

  /// What came of telling a container to end.
  ///
  /// @param exited empty when it still ran after the longest patience of all that asked
  public record Ending(Optional<ContainerState.Exited> exited, Duration took) {}

  /// Waits for the container to end by itself.
  static Look exit(LiveContainer live, Probe.Exit probe) throws InterruptedException {
    if (!live.pause(probe.within()) && live.exitNow().isEmpty()) {
      return Look.bad(
          "Expected the process to end within "
              + Durations.text(probe.within())
              + "; it still runs.");
    }
    var exited = live.exitNow().orElseThrow();
    return code(live, exited, Optional.of(probe.exitCode()));
  }

  /// Sends the signal and waits for the end, at most as long as the most patient check.
  public static Ending tell(LiveContainer live, String signal, Duration patience)
      throws InterruptedException {
    live.container().signal(signal);
    // From here: what a busy engine needs to pass a signal on is not the process's time. For the
    // same reason the engine is asked once more in the end.
    long from = System.nanoTime();
    boolean ended = live.pause(patience);
    var took = ended ? Duration.ofNanos(System.nanoTime() - from) : patience;
    return new Ending(live.exitNow(), took);
  }

  /// Holds an ending to what one check expects of it.
  public static Look judge(LiveContainer live, Probe.Stop probe, Ending ending)
      throws InterruptedException {
    if (ending.exited().isEmpty() || ending.took().compareTo(probe.within()) > 0) {
      return Look.bad(
          "Expected the process to end within "
              + Durations.text(probe.within())
              + " of "
              + probe.signal()
              + "; "
              + (ending.exited().isEmpty()
                  ? "it still ran."
                  : "it took " + Durations.text(ending.took()) + "."),
          Evidence.of(
              "hint",
              "PID 1 ignores signals that it has no handler for: handle "
                  + probe.signal()
                  + ", start with `exec`, or use an init."));
    }
    var exited = ending.exited().get();
    if (exited.exitCode() == KILLED && probe.exitCode().isEmpty()) {
      return Look.bad(
          "Expected the process to end by itself; it was killed.", live.obituary(exited));
    }
    return code(live, exited, probe.exitCode());
  }

  private static Look code(
      LiveContainer live, ContainerState.Exited exited, Optional<IntRanges> expected)
      throws InterruptedException {
    if (expected.isEmpty() || expected.get().contains(exited.exitCode())) {
      return Look.good();
    }
    return Look.bad(
        "Expected exit code " + expected.get() + ", got " + exited.exitCode() + ".",
        live.obituary(exited));
  }
}
