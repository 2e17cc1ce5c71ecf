package dev.slipway.validate.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "4999999, 0 s",
    "5000000, 0.01 s",
    "250000000, 0.25 s",
    "400000000, 0.4 s",
    "1050000000, 1.05 s",
    "9994999999, 9.99 s",
    "9999000000, 10 s",
    "10000000000, 10 s",
    "10049999999, 10 s",
    "29100000000, 29.1 s",
    "30000000000, 30 s",
    "3600000000000, 3600 s"
  })
  void peopleReadAsManyDigitsAsTheyNeed(long nanos, String text) {
    assertThat(Durations.text(Duration.ofNanos(nanos))).isEqualTo(text);
  }
}
