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
    return new SecondsShape(Duration.ZERO.minus(LONGEST), maximum);
  }

  BigDecimal minimum() {
    return seconds(minimum);
  }

  Optional<BigDecimal> maximum() {
    return maximum.equals(LONGEST) ? Optional.empty() : Optional.of(seconds(maximum));
  }

  @Override
  Optional<Duration> parse(ScalarNode scalar) {
    if (!scalar.isPlain()) {
      return Optional.empty();
    }
    // Most are written so, and the JVM takes longer to load its decimal numbers than all the rest
    // of a manifest takes to read.
    if (Numbers.isShortWhole(scalar.text())) {
      return Optional.of(Duration.ofSeconds(Integer.parseInt(scalar.text())))
          .filter(d -> d.compareTo(minimum) >= 0)
          .filter(d -> d.compareTo(maximum) <= 0);
    }
    return Numbers.decimal(scalar.text())
        .filter(n -> n.compareTo(seconds(minimum)) >= 0)
        .filter(n -> n.compareTo(seconds(maximum)) <= 0)
        .map(n -> Duration.ofSeconds(n.longValue(), nanos(n)));
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
    var bounds =
        Bounds.words(minimum(), seconds(LONGEST.negated()), seconds(maximum), seconds(LONGEST));
    return "a number of seconds" + bounds.replace("E+", "e");
  }
}
