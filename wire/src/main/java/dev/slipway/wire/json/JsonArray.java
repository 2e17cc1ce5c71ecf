package dev.slipway.wire.json;

import java.util.List;

public record JsonArray(List<Json> elements) implements Json {
  public JsonArray {
    elements = List.copyOf(elements);
  }

  @Override
  public String toString() {
    return write();
  }
}
