package dev.slipway.validate.probe;

import dev.slipway.core.container.ContainerState;
import dev.slipway.core.container.ContainerState.Health;
import dev.slipway.validate.contract.Probe;
import dev.slipway.validate.verdict.Durations;
import dev.slipway.validate.verdict.Evidence;
import dev.slipway.validate.verdict.Look;
import java.time.Duration;

/// Waits until the engine says that the image's HEALTHCHECK is healthy.
///
/// Engines announce a change of health only to those who follow all their events; asking for the
/// state takes a millisecond, and a HEALTHCHECK looks at most once a second itself.
final class HealthProber {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private HealthProber() {}

  static Look watch(LiveContainer live, Probe.Health probe) throws InterruptedException {
    long deadline = System.nanoTime() + probe.within().toNanos();
    while (true) {
      if (!(live.container().state() instanceof ContainerState.Running(var _, var health))) {
        return Look.bad("The container does not run.");
      }
      switch (health.status()) {
        case HEALTHY -> {
          return Look.good();
        }
        case NONE -> {
          return Look.bad(
              "The image has no HEALTHCHECK.",
              Evidence.of("hint", "add a HEALTHCHECK to the image, or drop this check"));
        }
        case STARTING, UNHEALTHY -> {
          long left = deadline - System.nanoTime();
          if (left <= 0) {
            return tooLate(probe, health);
          }
          live.pause(Duration.ofNanos(Math.min(left, PAUSE.toNanos())));
        }
      }
    }
  }

  private static Look tooLate(Probe.Health probe, Health health) {
    var state =
        health.status() == Health.Status.STARTING
            ? "it is still starting"
            : "it says unhealthy, " + health.failingStreak() + " times in a row";
    return Look.bad(
        "Expected the HEALTHCHECK to be healthy within "
            + Durations.text(probe.within())
            + "; "
            + state
            + ".",
        Evidence.NONE.withTail("healthcheck output", health.lastOutput().orElse("")));
  }
}
