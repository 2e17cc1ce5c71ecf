package dev.slipway.manifest.shape;

import dev.slipway.manifest.Excerpt;
import dev.slipway.manifest.node.ScalarNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/// A whole number within bounds.
public final class IntegerShape extends ScalarShape<Integer> {
  private final int minimum;
  private final int maximum;

  IntegerShape(int minimum, int maximum) {
    if (minimum > maximum) {
      throw new IllegalArgumentException(minimum + " is more than " + maximum);
    }
    this.minimum = minimum;
    this.maximum = maximum;
  }

  public IntegerShape atLeast(int bound) {
    return new IntegerShape(bound, maximum);
  }

  Optional<BigDecimal> minimum() {
    return bound(minimum, Integer.MIN_VALUE);
  }

  Optional<BigDecimal> maximum() {
    return bound(maximum, Integer.MAX_VALUE);
  }

  private static Optional<BigDecimal> bound(int bound, int outermost) {
    return bound == outermost ? Optional.empty() : Optional.of(BigDecimal.valueOf(bound));
  }

  @Override
  Optional<Integer> parse(ScalarNode scalar) {
    var number = scalar.isPlain() ? Numbers.whole(scalar.text()) : OptionalLong.empty();
    return number.isPresent() && number.getAsLong() >= minimum && number.getAsLong() <= maximum
        ? Optional.of((int) number.getAsLong())
        : Optional.empty();
  }

  @Override
  void refuse(ScalarNode scalar, Reading reading) {
    if (scalar.isPlain() && Numbers.isOctalOrDecimal(scalar.text())) {
      reading.refuse(
          scalar,
          Excerpt.code(scalar.text()) + " may be read as decimal or as octal.",
          "Leave the leading zeros out, or write `0o` before an octal number.");
    } else {
      super.refuse(scalar, reading);
    }
  }

  @Override
  String expectation() {
    return "a whole number" + Bounds.words(minimum(), maximum());
  }
}
