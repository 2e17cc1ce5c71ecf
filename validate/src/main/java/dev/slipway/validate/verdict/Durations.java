package dev.slipway.validate.verdict;

import java.time.Duration;

/// Durations for people: `0.25 s`, `30 s`.
public final class Durations {
  private static final long TENTH = 100_000_000;
  private static final long HUNDREDTH = 10_000_000;

  private Durations() {}

  /// In whole numbers: loading the JVM's decimal ones takes longer than the rest of a short report.
  public static String text(Duration duration) {
    long nanos = duration.toNanos();
    long hundredths =
        duration.toMillis() < 10_000 ? rounded(nanos, HUNDREDTH) : 10 * rounded(nanos, TENTH);
    long fraction = hundredths % 100;
    var digits =
        fraction == 0
            ? ""
            : fraction % 10 == 0 ? "." + fraction / 10 : (fraction < 10 ? ".0" : ".") + fraction;
    return hundredths / 100 + digits + " s";
  }

  private static long rounded(long nanos, long unit) {
    return (nanos + unit / 2) / unit;
  }
}
