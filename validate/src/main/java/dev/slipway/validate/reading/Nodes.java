package dev.slipway.validate.reading;

import dev.slipway.manifest.node.MappingNode;
import dev.slipway.manifest.node.Node;
import dev.slipway.manifest.node.ScalarNode;
import dev.slipway.manifest.node.SequenceNode;
import dev.slipway.manifest.shape.Shape;
import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonException;
import dev.slipway.wire.json.JsonObject;
import java.util.LinkedHashMap;

/// A node of a manifest as the JSON value that it stands for.
final class Nodes {
  private Nodes() {}

  static final Shape<Json> JSON = Shape.any().map(Nodes::json);

  private static Json json(Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar(scalar);
      case SequenceNode sequence -> Json.array(sequence.items().stream().map(Nodes::json).toList());
      case MappingNode mapping -> {
        var members = new LinkedHashMap<String, Json>();
        mapping.entries().forEach(entry -> members.put(entry.name(), json(entry.value())));
        yield new JsonObject(members);
      }
    };
  }

  private static Json scalar(ScalarNode scalar) {
    if (!scalar.isPlain()) {
      return Json.of(scalar.text());
    }
    if (scalar.isNull()) {
      return Json.ofNull();
    }
    return switch (scalar.text()) {
      case "true", "True" -> Json.of(true);
      case "false", "False" -> Json.of(false);
      default -> numberOrText(scalar.text());
    };
  }

  private static Json numberOrText(String text) {
    char first = text.charAt(0);
    if (first != '-' && (first < '0' || first > '9')) {
      return Json.of(text);
    }
    try {
      return Json.parse(text);
    } catch (JsonException _) {
      return Json.of(text);
    }
  }
}
