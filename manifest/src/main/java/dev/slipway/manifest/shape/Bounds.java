package dev.slipway.manifest.shape;

import java.math.BigDecimal;
import java.util.Optional;

/// The bounds of a number in words, as they follow its name.
final class Bounds {
  private Bounds() {}

  static String words(Optional<BigDecimal> least, Optional<BigDecimal> most) {
    var from = least.map(BigDecimal::toPlainString).orElse("");
    var to = most.map(BigDecimal::toPlainString).orElse("");
    if (from.isEmpty()) {
      return to.isEmpty() ? "" : " of at most " + to;
    }
    return to.isEmpty() ? " of at least " + from : " from " + from + " to " + to;
  }
}
