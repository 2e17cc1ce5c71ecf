package dev.slipway.manifest.shape;

import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonArray;
import dev.slipway.wire.json.JsonBool;
import dev.slipway.wire.json.JsonNull;
import dev.slipway.wire.json.JsonNumber;
import dev.slipway.wire.json.JsonObject;
import dev.slipway.wire.json.JsonString;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// As much of JSON Schema as our schemas use. An unknown keyword is a fault of the test.
final class SchemaCheck {
  private final Json root;

  private SchemaCheck(Json root) {
    this.root = root;
  }

  static Optional<String> problem(JsonObject schema, Json value) {
    return new SchemaCheck(schema).check(schema, value, "$");
  }

  private Optional<String> check(Json schema, Json value, String path) {
    for (var keyword : schema.members().entrySet()) {
      if (!holds(keyword.getKey(), keyword.getValue(), schema, value, path)) {
        return Optional.of(
            path + ": " + keyword.getKey() + " " + keyword.getValue() + ": " + value);
      }
    }
    return Optional.empty();
  }

  private boolean holds(String keyword, Json rule, Json schema, Json value, String path) {
    return switch (keyword) {
      case "$schema", "$id", "$defs", "title", "description", "default", "deprecated" -> true;
      case "$ref" ->
          fits(root.at("$defs", rule.text().orElseThrow().substring(8)).orElseThrow(), value, path);
      case "type" ->
          rule.text().map(List::of).orElseGet(rule::texts).stream().anyMatch(t -> isType(t, value));
      case "enum" -> rule.elements().contains(value);
      case "anyOf" -> rule.elements().stream().anyMatch(form -> fits(form, value, path));
      case "oneOf" -> rule.elements().stream().filter(form -> fits(form, value, path)).count() == 1;
      case "allOf" -> rule.elements().stream().allMatch(form -> fits(form, value, path));
      case "not" -> !fits(rule, value, path);
      case "minimum" -> compare(value, rule).map(n -> n >= 0).orElse(true);
      case "maximum" -> compare(value, rule).map(n -> n <= 0).orElse(true);
      case "minLength" ->
          value.text().map(t -> t.length() >= rule.number().orElseThrow()).orElse(true);
      case "pattern" ->
          value
              .text()
              .map(t -> Pattern.compile(rule.text().orElseThrow()).matcher(t).find())
              .orElse(true);
      case "minItems" ->
          !(value instanceof JsonArray(var items)) || items.size() >= rule.number().orElseThrow();
      case "items" -> value.elements().stream().allMatch(item -> fits(rule, item, path));
      case "required" ->
          !(value instanceof JsonObject(var members)) || members.keySet().containsAll(rule.texts());
      case "properties" ->
          value.members().entrySet().stream()
              .allMatch(
                  member ->
                      Optional.ofNullable(rule.members().get(member.getKey()))
                          .map(field -> fits(field, member.getValue(), path))
                          .orElse(true));
      case "patternProperties" -> true;
      case "additionalProperties" ->
          value.members().entrySet().stream()
              .filter(
                  field ->
                      schema.find("properties").isEmpty()
                          || (!schema.members("properties").containsKey(field.getKey())
                              && !field.getKey().startsWith("x-")))
              .allMatch(field -> fits(rule, field.getValue(), path));
      default -> throw new AssertionError("An unknown keyword: " + keyword);
    };
  }

  private boolean fits(Json schema, Json value, String path) {
    return schema instanceof JsonBool(var any) ? any : check(schema, value, path).isEmpty();
  }

  private static Optional<Integer> compare(Json value, Json bound) {
    return value instanceof JsonNumber number && bound instanceof JsonNumber limit
        ? Optional.of(number.decimal().compareTo(limit.decimal()))
        : Optional.empty();
  }

  private static boolean isType(String type, Json value) {
    return switch (value) {
      case JsonNull _ -> type.equals("null");
      case JsonBool _ -> type.equals("boolean");
      case JsonString _ -> type.equals("string");
      case JsonArray _ -> type.equals("array");
      case JsonObject _ -> type.equals("object");
      case JsonNumber number ->
          type.equals("number")
              || (type.equals("integer")
                  && number.decimal().remainder(BigDecimal.ONE).signum() == 0);
    };
  }
}
