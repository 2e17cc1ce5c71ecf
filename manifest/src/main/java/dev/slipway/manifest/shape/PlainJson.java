package dev.slipway.manifest.shape;

import dev.slipway.manifest.node.MappingNode;
import dev.slipway.manifest.node.Node;
import dev.slipway.manifest.node.ScalarNode;
import dev.slipway.manifest.node.SequenceNode;
import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonNumber;

/// What a node is by the core schema of YAML 1.2: <https://yaml.org/spec/1.2.2/#103-core-schema>.
final class PlainJson {
  private PlainJson() {}

  static Json of(Node node) {
    return switch (node) {
      case MappingNode(var entries, _) -> {
        var object = Json.object();
        entries.forEach(entry -> object.put(entry.name(), of(entry.value())));
        yield object.build();
      }
      case SequenceNode(var items, _) -> Json.array(items.stream().map(PlainJson::of).toList());
      case ScalarNode scalar -> scalar(scalar);
    };
  }

  private static Json scalar(ScalarNode scalar) {
    if (scalar.isNull()) {
      return Json.ofNull();
    }
    if (!scalar.isPlain()) {
      return Json.of(scalar.text());
    }
    return switch (scalar.text()) {
      case "true", "True", "TRUE" -> Json.of(true);
      case "false", "False", "FALSE" -> Json.of(false);
      default -> number(scalar.text());
    };
  }

  private static Json number(String text) {
    return Numbers.integer(text)
        .<Json>map(whole -> new JsonNumber(whole.toString()))
        .or(() -> Numbers.decimal(text).map(number -> new JsonNumber(number.toString())))
        .orElseGet(() -> Json.of(text));
  }
}
