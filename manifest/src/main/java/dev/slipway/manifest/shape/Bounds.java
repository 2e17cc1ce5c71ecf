package dev.slipway.manifest.shape;

/// The bounds of a number in words, as they follow its name.
final class Bounds {
  private Bounds() {}

  /// Bounds equal to the outermost ones are none.
  static <N extends Comparable<N>> String words(N minimum, N lowest, N maximum, N highest) {
    boolean below = minimum.compareTo(lowest) > 0;
    boolean above = maximum.compareTo(highest) < 0;
    return below && above
        ? " from " + minimum + " to " + maximum
        : below ? " of at least " + minimum : above ? " of at most " + maximum : "";
  }
}
