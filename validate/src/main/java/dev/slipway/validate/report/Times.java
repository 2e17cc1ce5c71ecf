package dev.slipway.validate.report;

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
    long millis = duration.plusNanos(500_000).toMillis();
    return millis / 1000 + "." + String.valueOf(1000 + millis % 1000).substring(1);
  }
}
