package dev.slipway.manifest.shape;

import dev.slipway.manifest.Rule;
import java.util.List;
import java.util.Optional;

/// All that is known of one key of an object.
///
/// @param fallback the default, as people would write it
/// @param notice what anyone who writes the field is told
record FieldSpec(
    String name,
    Shape<?> shape,
    boolean required,
    Optional<String> fallback,
    String description,
    Optional<Notice> notice) {
  static FieldSpec optional(String name, Shape<?> shape, String description) {
    return new FieldSpec(name, shape, false, Optional.empty(), description, Optional.empty());
  }

  record Notice(Rule rule, String text, Optional<String> hint) {}

  /// Keys of which an object has at most one.
  record OneOf(List<String> names, boolean required) {
    OneOf {
      names = List.copyOf(names);
    }
  }
}
