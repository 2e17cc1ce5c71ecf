package dev.slipway.validate.verdict;

import java.time.Duration;

/// Durations for people: `0.25 s`, `30 s`.
public final class Durations {
  private static final long HUNDREDTH = 10_000_000;
  private static final long TENTH = 100_000_000;

  private Durations() {}

  /// To the hundredth of a second, from 10 s on to the tenth.
  public static String text(Duration duration) {
    // By hand: a short command would wait longer for BigDecimal than for the check it reports.
    boolean fine = duration.toMillis() < 10_000;
    long unit = fine ? HUNDREDTH : TENTH;
    long units = (duration.toNanos() + unit / 2) / unit;
    long hundredths = fine ? units : units * 10;
    var text = new StringBuilder().append(hundredths / 100);
    long fraction = hundredths % 100;
    if (fraction != 0) {
      text.append('.').append(fraction / 10);
      if (fraction % 10 != 0) {
        text.append(fraction % 10);
      }
    }
    return text.append(" s").toString();
  }
}
