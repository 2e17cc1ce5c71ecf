package dev.slipway.manifest.shape;

import dev.slipway.manifest.Excerpt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What to tell about a field that its object does not have.
final class Stray {
  private static final int MANY = 12;
  private static final int DEEPEST = 3;

  private Stray() {}

  static Optional<String> hint(ObjectShape<?> object, String name, Reading reading) {
    var known = object.fields().sequencedKeySet();
    return Suggestion.sameLetters(known, name)
        .map(Suggestion::hint)
        .or(() -> elsewhere(furtherIn(object, name), furtherOut(name, reading)))
        .or(() -> Suggestion.among(known, name).map(Suggestion::hint))
        .or(() -> all(object));
  }

  private static Optional<String> elsewhere(Optional<String> in, Optional<String> out) {
    return in.isEmpty() && out.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "It belongs "
                + Stream.of(in, out).flatMap(Optional::stream).collect(Collectors.joining("; or "))
                + ".");
  }

  private static Optional<String> all(ObjectShape<?> object) {
    var known = object.fields().sequencedKeySet();
    return known.isEmpty() || known.size() > MANY
        ? Optional.empty()
        : Optional.of(object.name() + " has " + Excerpt.codes(known) + ".");
  }

  private static Optional<String> furtherIn(ObjectShape<?> object, String name) {
    var level = Map.<String, ObjectShape<?>>of("", object);
    for (int depth = 0; depth < DEEPEST; depth++) {
      var inner = new LinkedHashMap<String, ObjectShape<?>>();
      level.forEach(
          (path, around) ->
              around
                  .fields()
                  .values()
                  .forEach(
                      field ->
                          Nested.objects(field.shape())
                              .forEach(found -> inner.put(path + field.name() + ".", found))));
      var places =
          inner.entrySet().stream()
              .filter(found -> found.getValue().fields().containsKey(name))
              .limit(3)
              .map(found -> Excerpt.code(found.getKey() + name))
              .collect(Collectors.joining(" or "));
      if (!places.isEmpty()) {
        return Optional.of("further in: " + places);
      }
      level = inner;
    }
    return Optional.empty();
  }

  private static Optional<String> furtherOut(String name, Reading reading) {
    return reading.around().stream()
        .filter(around -> around.object().fields().containsKey(name))
        .findFirst()
        .map(around -> "further out, beside " + Excerpt.code(around.key()));
  }
}
