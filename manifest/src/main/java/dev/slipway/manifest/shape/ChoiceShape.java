package dev.slipway.manifest.shape;

import dev.slipway.manifest.Excerpt;
import dev.slipway.manifest.node.ScalarNode;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// One of a few words.
public final class ChoiceShape<E> extends ScalarShape<E> {
  private final SequencedMap<String, E> bySpelling;
  private final boolean anyCase;

  ChoiceShape(SequencedMap<String, E> bySpelling, boolean anyCase) {
    if (bySpelling.isEmpty()) {
      throw new IllegalArgumentException("A choice has at least one word.");
    }
    this.bySpelling = Collections.unmodifiableSequencedMap(bySpelling);
    this.anyCase = anyCase;
  }

  /// Capital letters make no difference.
  public ChoiceShape<E> inAnyCase() {
    return new ChoiceShape<>(bySpelling, true);
  }

  boolean isInAnyCase() {
    return anyCase;
  }

  SequencedSet<String> spellings() {
    return bySpelling.sequencedKeySet();
  }

  @Override
  Optional<E> parse(ScalarNode scalar) {
    var exact = Optional.ofNullable(bySpelling.get(scalar.text()));
    return exact.isPresent() || !anyCase
        ? exact
        : bySpelling.entrySet().stream()
            .filter(entry -> entry.getKey().equalsIgnoreCase(scalar.text()))
            .findFirst()
            .map(Map.Entry::getValue);
  }

  @Override
  void refuse(ScalarNode scalar, Reading reading) {
    reading.mismatch(
        expectation(), scalar, Suggestion.among(spellings(), scalar.text()).map(Suggestion::hint));
  }

  @Override
  String expectation() {
    return (bySpelling.size() > 1 ? "one of " : "") + Excerpt.codes(spellings());
  }
}
