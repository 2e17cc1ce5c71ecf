package dev.slipway.manifest.shape;

import dev.slipway.manifest.Excerpt;
import java.util.Optional;

/// What to tell about a field that its object does not have.
final class Stray {
  private Stray() {}

  static Optional<String> hint(ObjectShape<?> object, String name, Reading reading) {
    var known = object.fields().sequencedKeySet();
    return Suggestion.sameLetters(known, name)
        .map(Suggestion::hint)
        .or(() -> furtherOut(name, reading))
        .or(() -> Suggestion.among(known, name).map(Suggestion::hint));
  }

  private static Optional<String> furtherOut(String name, Reading reading) {
    return reading.around().stream()
        .filter(level -> level.object().fields().containsKey(name))
        .findFirst()
        .map(
            level ->
                Excerpt.code(name)
                    + " belongs further out, beside "
                    + Excerpt.code(level.key())
                    + ".");
  }
}
