package dev.slipway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.container.ContainerState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Signals, polite ends and killing.
interface SignalContract extends EngineFixture {
  @Test
  default void aKilledProcessEndsWith137() throws InterruptedException {
    try (var container = sleeping()) {
      container.signal("KILL");
      var exited = container.waitForExit();
      assertThat(exited.exitCode()).isEqualTo(137);
      assertThat(exited.outOfMemory()).isFalse();
    }
  }

  @Test
  default void aSignalComesWithAndWithoutItsPrefix() throws InterruptedException {
    try (var one = started(commands().exitOn("USR1", 5), "ready");
        var other = started(commands().exitOn("TERM", 6), "ready")) {
      one.signal("SIGUSR1");
      other.signal("TERM");
      assertThat(one.waitForExit().exitCode()).isEqualTo(5);
      assertThat(other.waitForExit().exitCode()).isEqualTo(6);
    }
  }

  @Test
  default void aSignalLeavesAnEndedContainerInPeace() throws InterruptedException {
    try (var container = started(commands().print("", "", 3))) {
      container.waitForExit();
      container.signal("TERM");
      container.signal("KILL");
      assertThat(container.waitForExit().exitCode()).isEqualTo(3);
    }
  }

  @Test
  default void stoppingLetsTheProcessEndByItself() throws InterruptedException {
    try (var container = started(commands().exitOn("TERM", 3), "ready")) {
      container.stop(PATIENCE.multipliedBy(10));
      assertThat(container.state())
          .isInstanceOfSatisfying(
              ContainerState.Exited.class, e -> assertThat(e.exitCode()).isEqualTo(3));
    }
  }

  @Test
  default void stoppingUsesTheStopSignal() throws InterruptedException {
    try (var container = started(spec(commands().exitOn("USR2", 4)).stopSignal("SIGUSR2"))) {
      awaitOutput(container, "ready");
      container.stop(PATIENCE.multipliedBy(10));
      assertThat(container.waitForExit().exitCode()).isEqualTo(4);
    }
  }

  @Test
  default void stoppingKillsWhatOutlivesTheGrace() throws InterruptedException {
    try (var container = sleeping()) {
      container.stop(Duration.ofSeconds(1));
      assertThat(container.waitForExit().exitCode()).isEqualTo(137);
    }
  }

  @Test
  default void stoppingAnEndedContainerIsNoFailure() throws InterruptedException {
    try (var container = started(commands().print("", "", 3))) {
      container.waitForExit();
      container.stop(Duration.ofSeconds(1));
      assertThat(container.waitForExit().exitCode()).isEqualTo(3);
    }
  }
}
