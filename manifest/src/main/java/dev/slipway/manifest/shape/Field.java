package dev.slipway.manifest.shape;

import java.util.List;
import java.util.function.Function;

/// A handle on a field of an object that is being defined; [Values#get] trades it for the value.
public final class Field<T> {
  private final List<String> names;
  private final Function<Values, T> value;

  Field(List<String> names, Function<Values, T> value) {
    this.names = List.copyOf(names);
    this.value = value;
  }

  /// The keys that it is written under: one, or those of which one is written.
  List<String> names() {
    return names;
  }

  T of(Values values) {
    return value.apply(values);
  }
}
