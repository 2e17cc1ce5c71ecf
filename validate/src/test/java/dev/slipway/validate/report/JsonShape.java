package dev.slipway.validate.report;

import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonArray;
import dev.slipway.wire.json.JsonBool;
import dev.slipway.wire.json.JsonNumber;
import dev.slipway.wire.json.JsonObject;
import dev.slipway.wire.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// As much of JSON Schema as the report's needs; stricter than it in that every field has to be
/// described.
final class JsonShape {
  private final Json root;
  private final Set<String> described = new TreeSet<>();
  private final Set<String> seen = new TreeSet<>();

  JsonShape(Json root) {
    this.root = root;
  }

  List<String> violations(Json value) {
    var found = new ArrayList<String>();
    check(root, value, "$", found);
    return found;
  }

  /// Fields that no value so far had.
  Set<String> unseen() {
    var unseen = new TreeSet<>(described);
    unseen.removeAll(seen);
    return unseen;
  }

  private void check(Json reference, Json value, String path, List<String> found) {
    var schema =
        reference
            .text("$ref")
            .flatMap(ref -> root.at("$defs", ref.substring("#/$defs/".length())))
            .orElse(reference);
    schema
        .text("type")
        .filter(type -> !is(type, value))
        .ifPresent(t -> found.add(path + ": no " + t));
    schema
        .at("const")
        .filter(only -> !only.equals(value))
        .ifPresent(only -> found.add(path + ": not " + only));
    if (schema.at("enum").isPresent() && !schema.elements("enum").contains(value)) {
      found.add(path + ": not one of " + schema.elements("enum"));
    }
    schema
        .text("pattern")
        .filter(p -> !Pattern.compile(p).matcher(value.text().orElse("")).find())
        .ifPresent(p -> found.add(path + ": does not match " + p));
    schema
        .number("minimum")
        .filter(least -> value instanceof JsonNumber n && n.doubleValue() < least)
        .ifPresent(least -> found.add(path + ": below " + least));
    if (value instanceof JsonObject(var members)) {
      for (var name : schema.texts("required")) {
        if (!members.containsKey(name)) {
          found.add(path + "." + name + ": missing");
        }
      }
      var generic = path.replaceAll("\\[\\d+]", "[]");
      schema.members("properties").keySet().forEach(name -> described.add(generic + "." + name));
      members.forEach(
          (name, member) -> {
            seen.add(generic + "." + name);
            schema
                .at("properties", name)
                .ifPresentOrElse(
                    property -> check(property, member, path + "." + name, found),
                    () -> found.add(path + "." + name + ": not described"));
          });
    }
    if (value instanceof JsonArray(var elements)) {
      for (int i = 0; i < elements.size(); i++) {
        check(schema.at("items").orElseThrow(), elements.get(i), path + "[" + i + "]", found);
      }
    }
  }

  private static boolean is(String type, Json value) {
    return switch (type) {
      case "object" -> value instanceof JsonObject;
      case "array" -> value instanceof JsonArray;
      case "string" -> value instanceof JsonString;
      case "boolean" -> value instanceof JsonBool;
      case "number" -> value instanceof JsonNumber;
      case "integer" -> value.number().isPresent();
      default -> throw new IllegalArgumentException(type);
    };
  }
}
