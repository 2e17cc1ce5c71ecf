package dev.slipway.manifest.shape;

import dev.slipway.manifest.node.ScalarNode;
import java.math.BigDecimal;
import java.util.Optional;

/// A number, whole or not, within bounds.
public final class DecimalShape extends ScalarShape<BigDecimal> {
  static final DecimalShape ANY = new DecimalShape(Optional.empty(), Optional.empty());

  private final Optional<BigDecimal> minimum;
  private final Optional<BigDecimal> maximum;

  private DecimalShape(Optional<BigDecimal> minimum, Optional<BigDecimal> maximum) {
    this.minimum = minimum;
    this.maximum = maximum;
  }

  public DecimalShape between(String low, String high) {
    return new DecimalShape(Optional.of(new BigDecimal(low)), Optional.of(new BigDecimal(high)));
  }

  Optional<BigDecimal> minimum() {
    return minimum;
  }

  Optional<BigDecimal> maximum() {
    return maximum;
  }

  @Override
  Optional<BigDecimal> parse(ScalarNode scalar) {
    return scalar.isPlain()
        ? Numbers.decimal(scalar.text())
            .filter(n -> minimum.filter(least -> n.compareTo(least) < 0).isEmpty())
            .filter(n -> maximum.filter(most -> n.compareTo(most) > 0).isEmpty())
        : Optional.empty();
  }

  @Override
  String expectation() {
    return "a number" + Bounds.words(minimum, maximum);
  }
}
