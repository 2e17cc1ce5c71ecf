package dev.slipway.validate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TimesTest {
  @Test
  void secondsHaveThreeDigitsAfterThePoint() {
    assertThat(Times.seconds(Duration.ZERO)).isEqualTo("0.000");
    assertThat(Times.seconds(Duration.ofNanos(499_999))).isEqualTo("0.000");
    assertThat(Times.seconds(Duration.ofNanos(500_000))).isEqualTo("0.001");
    assertThat(Times.seconds(Duration.ofMillis(61_070))).isEqualTo("61.070");
  }

  @Test
  void instantsAreInUtcToTheMillisecond() {
    assertThat(Times.utc(Instant.parse("2026-11-20T12:00:00Z")))
        .isEqualTo("2026-11-20T12:00:00.000Z");
    assertThat(Times.utc(Instant.parse("2026-11-20T12:00:00.987654Z")))
        .isEqualTo("2026-11-20T12:00:00.987Z");
  }
}
