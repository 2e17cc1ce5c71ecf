package dev.slipway.wire.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// Members in the order of the text. Equality does not look at the order.
public record JsonObject(SequencedMap<String, Json> members) implements Json {
  static final JsonObject EMPTY = new JsonObject(new LinkedHashMap<>());

  public JsonObject {
    members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
  }

  @Override
  public String toString() {
    return write();
  }

  /// Puts members in the order of the calls; a repeated name takes the new value and keeps its
  /// place.
  public static final class Builder {
    private final SequencedMap<String, Json> members = new LinkedHashMap<>();

    Builder() {}

    public Builder put(String name, Json value) {
      members.put(name, value);
      return this;
    }

    public Builder put(String name, String value) {
      return put(name, Json.of(value));
    }

    public Builder put(String name, long value) {
      return put(name, Json.of(value));
    }

    public Builder put(String name, double value) {
      return put(name, Json.of(value));
    }

    public Builder put(String name, boolean value) {
      return put(name, Json.of(value));
    }

    public Builder putIfPresent(String name, Optional<String> value) {
      return putIfPresent(name, value, Json::of);
    }

    public <T> Builder putIfPresent(
        String name, Optional<T> value, Function<? super T, ? extends Json> json) {
      value.ifPresent(present -> put(name, json.apply(present)));
      return this;
    }

    public JsonObject build() {
      return new JsonObject(members);
    }
  }
}
