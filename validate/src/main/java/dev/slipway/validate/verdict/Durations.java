package dev.slipway.validate.verdict;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/// Durations for people: `0.25 s`, `30 s`.
public final class Durations {
  private Durations() {}

  public static String text(Duration duration) {
    var seconds =
        BigDecimal.valueOf(duration.toNanos(), 9)
            .setScale(duration.toMillis() < 10_000 ? 2 : 1, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    return (seconds.scale() < 0 ? seconds.setScale(0) : seconds).toPlainString() + " s";
  }
}
