package dev.slipway.validate.options;

import dev.slipway.core.container.ContainerSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What a value turned out to say.
sealed interface Meaning {
  /// Something about the container.
  record Change(Effect effect) implements Meaning {}

  /// Nothing, and what the option takes: `a number of bytes, such as …`
  record Unlike(String expected) implements Meaning {}

  /// Nothing, and why, as what follows the option in a sentence: `knows no …`
  record Faulty(String predicate, Optional<String> hint) implements Meaning {}

  /// A step in the making of a container.
  interface Effect {
    void on(ContainerSpec.Builder container);
  }

  static Meaning change(Effect effect) {
    return new Change(effect);
  }

  static Meaning changes(List<? extends Effect> effects) {
    return new Change(container -> effects.forEach(effect -> effect.on(container)));
  }

  static Meaning unlike(String expected) {
    return new Unlike(expected);
  }

  static Meaning faulty(String predicate) {
    return new Faulty(predicate, Optional.empty());
  }

  static Meaning faulty(String predicate, String hint) {
    return new Faulty(predicate, Optional.of(hint));
  }

  static <T> Meaning of(Optional<T> value, String expected, Function<T, Effect> effect) {
    return value.map(v -> change(effect.apply(v))).orElseGet(() -> unlike(expected));
  }
}
