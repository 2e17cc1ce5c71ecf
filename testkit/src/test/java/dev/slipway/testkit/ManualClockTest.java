package dev.slipway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ManualClockTest {
  private final ManualClock clock = new ManualClock(Instant.EPOCH);

  @Test
  void timeStandsStillUntilItIsAdvanced() {
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    clock.advance(Duration.ofHours(1));
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH.plusSeconds(3_600));
  }

  @Test
  void sleepersWakeWhenTheirTimeHasCome() throws InterruptedException {
    try (var early = Background.of(() -> clock.sleep(Duration.ofSeconds(1)));
        var late = Background.of(() -> clock.sleep(Duration.ofSeconds(2)))) {
      clock.awaitSleepers(2);
      clock.advance(Duration.ofSeconds(1));
      assertThat(early.outcome()).isEmpty();
      clock.awaitSleepers(1);
      assertThat(late.running()).isTrue();
      clock.advance(Duration.ofSeconds(1));
      assertThat(late.outcome()).isEmpty();
    }
  }

  @Test
  void sleepingIsInterrupted() throws InterruptedException {
    try (var sleeping = Background.of(() -> clock.sleep(Duration.ofSeconds(1)))) {
      clock.awaitSleepers(1);
      assertThat(sleeping.interrupt().outcome())
          .hasValueSatisfying(t -> assertThat(t).isInstanceOf(InterruptedException.class));
    }
  }
}
