package dev.slipway.manifest.shape;

import java.util.Optional;

/// What a value became on its way from a field's text to a type.
public sealed interface Converted<U> {
  record Value<U>(U value) implements Converted<U> {}

  /// The field does not take the value.
  ///
  /// @param why a sentence of its own
  record Refused<U>(String why, Optional<String> hint) implements Converted<U> {}

  /// The field does not take the value, and its expectation says all.
  record Mismatch<U>() implements Converted<U> {}

  static <U> Converted<U> of(U value) {
    return new Value<>(value);
  }

  static <U> Converted<U> refused(String why) {
    return new Refused<>(why, Optional.empty());
  }

  static <U> Converted<U> refused(String why, String hint) {
    return new Refused<>(why, Optional.of(hint));
  }

  static <U> Converted<U> mismatch() {
    return new Mismatch<>();
  }
}
