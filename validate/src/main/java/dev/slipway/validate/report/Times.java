package dev.slipway.validate.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times for machines: milliseconds, UTC, always as many digits.
final class Times {
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  static String utc(Instant instant) {
    return INSTANT.format(instant);
  }

  /// Seconds, as in `0.430`.
  static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toNanos(), 9)
        .setScale(3, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
