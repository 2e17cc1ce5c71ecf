package dev.slipway.manifest.shape;

import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonNumber;
import dev.slipway.wire.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The JSON Schema (draft 2020-12) of a shape, for editors. It takes what the reader takes without
/// a warning, except the spellings that only YAML 1.1 knows.
public final class JsonSchema {
  private static final Json NULL = Json.of("null");

  private JsonSchema() {}

  public static JsonObject of(Shape<?> shape, String id, String title) {
    var definitions = new LinkedHashMap<String, Json>();
    for (var object : Nested.all(shape)) {
      var definition = definition(object);
      var other = definitions.putIfAbsent(object.name(), definition);
      if (other != null && !other.equals(definition)) {
        throw new IllegalArgumentException("Two objects are called " + object.name() + ".");
      }
    }
    var schema =
        Json.object()
            .put("$schema", "https://json-schema.org/draft/2020-12/schema")
            .put("$id", id)
            .put("title", title);
    schema(shape).members().forEach(schema::put);
    return schema.put("$defs", new JsonObject(definitions)).build();
  }

  private static Json definition(ObjectShape<?> object) {
    var properties = Json.object();
    var required = new ArrayList<String>();
    for (var field : object.fields().values()) {
      properties.put(field.name(), property(field));
      if (field.required()) {
        required.add(field.name());
      }
    }
    var definition =
        Json.object()
            .put("description", object.description())
            .put("type", "object")
            .put("properties", properties.build())
            .put("patternProperties", Json.object().put("^x-", Json.of(true)).build())
            .put("additionalProperties", false);
    if (!required.isEmpty()) {
      definition.put("required", Json.texts(required));
    }
    var rules = object.oneOfs().stream().map(JsonSchema::rule).toList();
    if (!rules.isEmpty()) {
      definition.put("allOf", Json.array(rules));
    }
    return definition.build();
  }

  private static Json rule(FieldSpec.OneOf oneOf) {
    var choices = new ArrayList<Json>();
    oneOf.names().forEach(name -> choices.add(requires(name)));
    if (!oneOf.required()) {
      var any = Json.object().put("anyOf", Json.array(List.copyOf(choices))).build();
      choices.add(Json.object().put("not", any).build());
    }
    return Json.object().put("oneOf", Json.array(choices)).build();
  }

  private static Json requires(String name) {
    return Json.object().put("required", Json.texts(List.of(name))).build();
  }

  private static Json property(FieldSpec field) {
    var property = Json.object().put("description", field.description());
    var schema = schema(field.shape());
    (field.required() ? schema : orNull(schema)).members().forEach(property::put);
    field.fallback().ifPresent(text -> property.put("default", fallback(field.shape(), text)));
    if (field.notice().isPresent()) {
      property.put("deprecated", true);
    }
    return property.build();
  }

  /// A field without a value counts as absent.
  private static JsonObject orNull(JsonObject schema) {
    var members = new LinkedHashMap<String, Json>(schema.members());
    if (members.containsKey("type")) {
      var types = new ArrayList<>(schema.elements("type"));
      schema.text("type").ifPresent(type -> types.add(Json.of(type)));
      types.add(NULL);
      members.put("type", Json.array(types));
    } else if (members.containsKey("enum")) {
      var words = new ArrayList<>(schema.elements("enum"));
      words.add(Json.ofNull());
      members.put("enum", Json.array(words));
    } else if (!members.isEmpty()) {
      var forms = schema.elements("anyOf").isEmpty() ? List.of(schema) : schema.elements("anyOf");
      var more = new ArrayList<Json>(forms);
      more.add(Json.object().put("type", NULL).build());
      return Json.object().put("anyOf", Json.array(more)).build();
    }
    return new JsonObject(members);
  }

  private static JsonObject schema(Shape<?> shape) {
    return switch (shape) {
      case AnyShape _ -> Json.object().build();
      case ConvertedShape<?, ?> converted -> schema(converted.shape());
      case EitherShape<?> either -> either(either);
      case LazyShape<?> lazy -> schema(lazy.shape());
      case ListShape<?> list -> list(list);
      case LocatedShape<?> located -> schema(located.shape());
      case MapShape<?> map -> map(map);
      case ObjectShape<?> object -> Json.object().put("$ref", "#/$defs/" + object.name()).build();
      case TextShape text -> text(text);
      case IntegerShape integer -> number("integer", integer.minimum(), integer.maximum());
      case DecimalShape decimal -> number("number", decimal.minimum(), decimal.maximum());
      case SecondsShape seconds -> number("number", seconds.minimum(), seconds.maximum());
      case BoolShape _ -> Json.object().put("type", "boolean").build();
      case ChoiceShape<?> choice -> choice(choice);
    };
  }

  private static JsonObject either(EitherShape<?> either) {
    return Json.object()
        .put("anyOf", Json.array(either.forms().stream().map(JsonSchema::schema).toList()))
        .build();
  }

  private static JsonObject list(ListShape<?> list) {
    var schema = Json.object().put("type", "array").put("items", schema(list.item()));
    if (list.minimum() > 0) {
      schema.put("minItems", list.minimum());
    }
    return schema.build();
  }

  private static JsonObject map(MapShape<?> map) {
    var schema = Json.object().put("type", "object");
    map.key()
        .regex()
        .ifPresent(
            regex -> schema.put("propertyNames", Json.texts(Map.of("pattern", whole(regex)))));
    return schema.put("additionalProperties", schema(map.value())).build();
  }

  /// Any scalar is a text to the reader, and an editor tells numbers from texts.
  private static JsonObject text(TextShape text) {
    var schema = Json.object();
    schema.put("type", Json.texts(List.of("string", "number", "boolean")));
    if (text.isNonEmpty()) {
      schema.put("minLength", 1);
    }
    text.regex().ifPresent(regex -> schema.put("pattern", whole(regex)));
    return schema.build();
  }

  private static String whole(String regex) {
    return "^(?:" + regex + ")$";
  }

  private static JsonObject number(
      String type, Optional<BigDecimal> minimum, Optional<BigDecimal> maximum) {
    var schema = Json.object().put("type", type);
    minimum.ifPresent(least -> schema.put("minimum", number(least)));
    maximum.ifPresent(most -> schema.put("maximum", number(most)));
    return schema.build();
  }

  private static JsonObject choice(ChoiceShape<?> choice) {
    var words = new LinkedHashSet<>(choice.spellings());
    if (choice.isInAnyCase()) {
      choice.spellings().forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
      choice.spellings().forEach(word -> words.add(word.toUpperCase(Locale.ROOT)));
    }
    return Json.object().put("enum", Json.texts(words)).build();
  }

  /// A default as the type that an editor would write it in.
  private static Json fallback(Shape<?> shape, String text) {
    return switch (shape) {
      case ConvertedShape<?, ?> converted -> fallback(converted.shape(), text);
      case EitherShape<?> either -> fallback(either.forms().getFirst(), text);
      case LazyShape<?> lazy -> fallback(lazy.shape(), text);
      case LocatedShape<?> located -> fallback(located.shape(), text);
      case IntegerShape _ -> new JsonNumber(Numbers.integer(text).orElseThrow().toString());
      case DecimalShape _, SecondsShape _ -> number(Numbers.decimal(text).orElseThrow());
      case BoolShape _ -> Json.of(BoolShape.isTrue(text).orElseThrow());
      case AnyShape _,
          ChoiceShape<?> _,
          ListShape<?> _,
          MapShape<?> _,
          ObjectShape<?> _,
          TextShape _ ->
          Json.of(text);
    };
  }

  private static JsonNumber number(BigDecimal number) {
    return new JsonNumber(number.toPlainString());
  }
}
