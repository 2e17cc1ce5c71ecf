package dev.slipway.validate.probe;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import dev.slipway.validate.contract.JsonRule;
import dev.slipway.validate.contract.TextRule;
import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonArray;
import dev.slipway.wire.json.JsonBool;
import dev.slipway.wire.json.JsonException;
import dev.slipway.wire.json.JsonNull;
import dev.slipway.wire.json.JsonNumber;
import dev.slipway.wire.json.JsonObject;
import dev.slipway.wire.json.JsonString;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Values that a JSONPath finds in a body.
public final class JsonBody {
  private JsonBody() {}

  /// Why a text is no JSONPath, as what follows a colon; empty when it is one.
  public static Optional<String> problem(String path) {
    try {
      JsonPath.compile(path);
      return Optional.empty();
    } catch (InvalidPathException | IllegalArgumentException e) {
      // Where it wraps an accident of its own, the library's words are of no use to people.
      return Optional.of(
          e.getCause() == null && e.getMessage() != null
              ? e.getMessage().replaceAll("[.\\s]*$", "").replaceAll("\\R", " ")
              : "it cannot be understood");
    }
  }

  static List<String> unmet(String body, List<JsonRule> rules) {
    Object document;
    try {
      document = plain(Json.parse(body));
    } catch (JsonException e) {
      return List.of(
          "a JSON body, which this is not: at line %d, column %d %s"
              .formatted(e.line(), e.column(), e.why().replaceAll("\\.$", "")));
    }
    var unmet = new ArrayList<String>();
    for (var rule : rules) {
      unmet(document, rule).ifPresent(unmet::add);
    }
    return unmet;
  }

  private static Optional<String> unmet(@Nullable Object document, JsonRule rule) {
    List<@Nullable Object> found;
    try {
      var path = JsonPath.compile(rule.path());
      Object read = path.read(document, Configuration.defaultConfiguration());
      found = path.isDefinite() ? one(decimal(read)) : new ArrayList<>((List<?>) read);
    } catch (PathNotFoundException e) {
      found = List.of();
    }
    if (found.isEmpty()) {
      return Optional.of(rule.path() + " in the body, which has no such value");
    }
    if (rule.equal().isPresent()) {
      var wanted = plain(rule.equal().get());
      return found.stream().anyMatch(value -> same(value, wanted))
          ? Optional.empty()
          : Optional.of(
              rule.path() + " to be " + rule.equal().get().write() + ", got " + shown(found));
    }
    if (rule.matches().isPresent()) {
      var pattern = rule.matches().get();
      return found.stream().anyMatch(value -> matches(pattern, value))
          ? Optional.empty()
          : Optional.of(rule.path() + " to match /" + pattern + "/, got " + shown(found));
    }
    return Optional.empty();
  }

  private static boolean matches(Pattern pattern, @Nullable Object value) {
    var text = value instanceof String string ? string : json(value).write();
    return TextRule.matching(pattern).unmet(text).isEmpty();
  }

  private static List<@Nullable Object> one(@Nullable Object value) {
    var list = new ArrayList<@Nullable Object>(1);
    list.add(value);
    return list;
  }

  /// Numbers are compared by value: 1 is 1.0.
  private static boolean same(@Nullable Object one, @Nullable Object other) {
    if (one instanceof BigDecimal a && other instanceof BigDecimal b) {
      return a.compareTo(b) == 0;
    }
    if (one instanceof List<?> a && other instanceof List<?> b) {
      return a.size() == b.size()
          && IntStream.range(0, a.size()).allMatch(i -> same(a.get(i), b.get(i)));
    }
    if (one instanceof Map<?, ?> a && other instanceof Map<?, ?> b) {
      return a.keySet().equals(b.keySet())
          && a.keySet().stream().allMatch(key -> same(a.get(key), b.get(key)));
    }
    return Objects.equals(one, other);
  }

  /// Functions of a path, such as `length()`, give numbers of their own types.
  private static @Nullable Object decimal(@Nullable Object value) {
    return switch (value) {
      case BigDecimal number -> number;
      case Double number when !Double.isFinite(number) -> String.valueOf(number);
      case Number number -> new BigDecimal(number.toString());
      case null -> null;
      default -> value;
    };
  }

  private static String shown(List<?> found) {
    return found.size() == 1 ? json(found.getFirst()).write() : json(found).write();
  }

  private static Json json(@Nullable Object value) {
    return switch (value) {
      case null -> Json.ofNull();
      case String text -> Json.of(text);
      case Boolean bool -> Json.of(bool);
      case BigDecimal number -> Json.parse(number.toString());
      case List<?> list -> Json.array(list.stream().map(JsonBody::json).toList());
      case Map<?, ?> map -> {
        var members = new LinkedHashMap<String, Json>();
        map.forEach((key, member) -> members.put(String.valueOf(key), json(member)));
        yield new JsonObject(members);
      }
      default -> Json.of(String.valueOf(value));
    };
  }

  private static @Nullable Object plain(Json json) {
    return switch (json) {
      case JsonNull _ -> null;
      case JsonBool(var value) -> value;
      case JsonString(var text) -> text;
      case JsonNumber number -> new BigDecimal(number.write());
      case JsonArray(var elements) -> {
        var list = new ArrayList<@Nullable Object>(elements.size());
        for (var element : elements) {
          list.add(plain(element));
        }
        yield list;
      }
      case JsonObject(var members) -> {
        var map = new LinkedHashMap<String, @Nullable Object>();
        members.forEach((key, member) -> map.put(key, plain(member)));
        yield map;
      }
    };
  }
}
