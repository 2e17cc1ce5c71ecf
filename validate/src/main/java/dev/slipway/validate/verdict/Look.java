package dev.slipway.validate.verdict;

/// What one look at a container or an image saw.
public sealed interface Look {
  record Good(Evidence evidence) implements Look {}

  /// @param message what was expected and what came, in one sentence
  record Bad(String message, Evidence evidence) implements Look {}

  static Look good() {
    return new Good(Evidence.NONE);
  }

  static Look good(Evidence evidence) {
    return new Good(evidence);
  }

  static Look bad(String message) {
    return new Bad(message, Evidence.NONE);
  }

  static Look bad(String message, Evidence evidence) {
    return new Bad(message, evidence);
  }
}
