package dev.slipway.manifest.shape;

import dev.slipway.manifest.node.ScalarNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/// A number of seconds that becomes a [Duration], to the nanosecond.
public final class SecondsShape extends ScalarShape<Duration> {
  /// A century, so that sums of a few never overflow.
  private static final Duration LONGEST = Duration.ofDays(36_525);

  /// Not `negated()`, which loads the large numbers.
  private static final Duration LEAST = Duration.ofDays(-36_525);

  static final SecondsShape NOT_NEGATIVE = new SecondsShape(Duration.ZERO, LONGEST);

  private final Duration minimum;
  private final Duration maximum;

  private SecondsShape(Duration minimum, Duration maximum) {
    this.minimum = minimum;
    this.maximum = maximum;
  }

  public SecondsShape atLeast(Duration bound) {
    return new SecondsShape(bound, maximum);
  }

  public SecondsShape atMost(Duration bound) {
    return new SecondsShape(minimum, bound);
  }

  /// Negative lengths too, down to a century.
  public SecondsShape orNegative() {
    return new SecondsShape(LEAST, maximum);
  }

  Optional<BigDecimal> minimum() {
    return minimum.equals(LEAST) ? Optional.empty() : Optional.of(seconds(minimum));
  }

  Optional<BigDecimal> maximum() {
    return maximum.equals(LONGEST) ? Optional.empty() : Optional.of(seconds(maximum));
  }

  @Override
  Optional<Duration> parse(ScalarNode scalar) {
    var duration = scalar.isPlain() ? duration(scalar.text()) : Optional.<Duration>empty();
    return duration.isPresent()
            && duration.get().compareTo(minimum) >= 0
            && duration.get().compareTo(maximum) <= 0
        ? duration
        : Optional.empty();
  }

  /// The usual spellings by hand: the large classes of numbers take milliseconds to load.
  private static Optional<Duration> duration(String text) {
    int dot = text.indexOf('.');
    var whole = dot < 0 ? text : text.substring(0, dot);
    var fraction = dot < 0 ? "0" : text.substring(dot + 1);
    if (isShort(whole) && isShort(fraction)) {
      long nanos = Long.parseLong((fraction + "00000000").substring(0, 9));
      return Optional.of(Duration.ofSeconds(Long.parseLong(whole), nanos));
    }
    return Numbers.decimal(text)
        .filter(seconds -> seconds.precision() - seconds.scale() < 12)
        .map(seconds -> Duration.ofSeconds(seconds.longValue(), nanos(seconds)));
  }

  private static boolean isShort(String digits) {
    return digits.length() < 10 && Numbers.isPlainDigits(digits);
  }

  private static long nanos(BigDecimal seconds) {
    return seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue();
  }

  private static BigDecimal seconds(Duration duration) {
    return BigDecimal.valueOf(duration.getSeconds())
        .add(BigDecimal.valueOf(duration.getNano(), 9))
        .stripTrailingZeros();
  }

  @Override
  String expectation() {
    return minimum.isZero() && maximum.equals(LONGEST)
        ? "a number of seconds, not negative"
        : "a number of seconds" + Bounds.words(minimum(), maximum());
  }
}
