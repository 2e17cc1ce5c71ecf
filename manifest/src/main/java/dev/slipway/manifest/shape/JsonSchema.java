package dev.slipway.manifest.shape;

import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonObject;

/// The JSON Schema (draft 2020-12) of a shape, for editors.
public final class JsonSchema {
  private JsonSchema() {}

  public static JsonObject of(Shape<?> shape, String id, String title) {
    return Json.object().put("$id", id).put("title", title + shape.expectation()).build();
  }
}
