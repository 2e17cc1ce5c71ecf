package dev.slipway.manifest.shape;

import dev.slipway.manifest.node.ScalarNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/// A number of seconds that becomes a [Duration], to the nanosecond.
public final class SecondsShape extends ScalarShape<Duration> {
  /// A century, so that sums of a few never overflow.
  private static final Duration LONGEST = Duration.ofDays(36_525);

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
    return new SecondsShape(LONGEST.negated(), maximum);
  }

  Optional<BigDecimal> minimum() {
    return minimum.equals(LONGEST.negated()) ? Optional.empty() : Optional.of(seconds(minimum));
  }

  Optional<BigDecimal> maximum() {
    return maximum.equals(LONGEST) ? Optional.empty() : Optional.of(seconds(maximum));
  }

  @Override
  Optional<Duration> parse(ScalarNode scalar) {
    return scalar.isPlain()
        ? Numbers.decimal(scalar.text())
            .filter(n -> n.compareTo(seconds(minimum)) >= 0)
            .filter(n -> n.compareTo(seconds(maximum)) <= 0)
            .map(n -> Duration.ofSeconds(n.longValue(), nanos(n)))
        : Optional.empty();
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
