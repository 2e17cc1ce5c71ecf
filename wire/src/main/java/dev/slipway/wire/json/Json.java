package dev.slipway.wire.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// A JSON value of RFC 8259.
///
/// The looks into a value (`find`, `at`, `text`, …) are for answers of other programs, whose fields
/// come and go with versions: what is missing, null or of another kind gives nothing. Where the
/// difference matters, switch over the records. A path is a list of member names; an empty path is
/// the value itself.
public sealed interface Json
    permits JsonArray, JsonBool, JsonNull, JsonNumber, JsonObject, JsonString {

  /// Strict: one value and nothing after it, at most 512 levels deep; of repeated names the last
  /// wins.
  ///
  /// @throws JsonException when the text is anything else
  static Json parse(String text) {
    return JsonParser.whole(text);
  }

  /// As [#parse(String)], of UTF-8 with or without a byte order mark.
  static Json parse(byte[] utf8) {
    return JsonParser.whole(Utf8.decode(utf8));
  }

  static JsonObject.Builder object() {
    return new JsonObject.Builder();
  }

  static JsonArray array(Collection<? extends Json> elements) {
    return new JsonArray(List.copyOf(elements));
  }

  static JsonArray array(Json... elements) {
    return new JsonArray(List.of(elements));
  }

  static JsonArray texts(Collection<String> texts) {
    var elements = new ArrayList<Json>(texts.size());
    for (var text : texts) {
      elements.add(of(text));
    }
    return new JsonArray(elements);
  }

  static JsonObject texts(Map<String, String> texts) {
    var object = object();
    texts.forEach(object::put);
    return object.build();
  }

  static JsonString of(String text) {
    return new JsonString(text);
  }

  static JsonNumber of(long number) {
    return JsonNumber.of(number);
  }

  static JsonNumber of(double number) {
    return JsonNumber.of(number);
  }

  static JsonBool of(boolean value) {
    return new JsonBool(value);
  }

  static JsonNull ofNull() {
    return JsonNull.NULL;
  }

  default Optional<Json> find(String name) {
    var value = this instanceof JsonObject(var members) ? members.get(name) : null;
    return value == null || value instanceof JsonNull ? Optional.empty() : Optional.of(value);
  }

  default Optional<Json> at(String... path) {
    Json json = this;
    for (var name : path) {
      var next = json.find(name);
      if (next.isEmpty()) {
        return next;
      }
      json = next.get();
    }
    return json instanceof JsonNull ? Optional.empty() : Optional.of(json);
  }

  default Optional<String> text(String... path) {
    return at(path).orElse(JsonNull.NULL) instanceof JsonString(var text)
        ? Optional.of(text)
        : Optional.empty();
  }

  /// The number where it is whole and fits a `long`.
  default Optional<Long> number(String... path) {
    return at(path).orElse(JsonNull.NULL) instanceof JsonNumber number
        ? number.asLong()
        : Optional.empty();
  }

  default Optional<Boolean> bool(String... path) {
    return at(path).orElse(JsonNull.NULL) instanceof JsonBool(var value)
        ? Optional.of(value)
        : Optional.empty();
  }

  /// The elements of the array at the path.
  default List<Json> elements(String... path) {
    return at(path).orElse(JsonNull.NULL) instanceof JsonArray(var elements) ? elements : List.of();
  }

  /// The elements of the array at the path that are texts.
  default List<String> texts(String... path) {
    var texts = new ArrayList<String>();
    for (var element : elements(path)) {
      if (element instanceof JsonString(var text)) {
        texts.add(text);
      }
    }
    return List.copyOf(texts);
  }

  /// The members of the object at the path, in the order of the text.
  default SequencedMap<String, Json> members(String... path) {
    return at(path).orElse(JsonNull.NULL) instanceof JsonObject(var members)
        ? members
        : JsonObject.EMPTY.members();
  }

  /// One line without spaces; equal values give equal text.
  default String write() {
    return new JsonWriter("").write(this);
  }

  /// Indented by two spaces, without a line break at the end.
  default String writePretty() {
    return new JsonWriter("  ").write(this);
  }
}
