package dev.slipway.manifest.shape;

import dev.slipway.manifest.Excerpt;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The reference of a manifest's fields, for whoever prints it.
///
/// @param objects the nearest to the root first
public record FieldReference(List<Described> objects) {
  /// A kind of object.
  ///
  /// @param rules sentences about several fields
  public record Described(String name, String description, List<Line> fields, List<String> rules) {
    public Described {
      fields = List.copyOf(fields);
      rules = List.copyOf(rules);
    }
  }

  /// One field.
  ///
  /// @param type what it takes, Markdown with links to the objects it takes
  /// @param fallback `required`, the default as one would write it, or empty
  /// @param description Markdown
  public record Line(String name, String type, String fallback, String description) {}

  public FieldReference {
    objects = List.copyOf(objects);
  }

  public static FieldReference of(Shape<?> shape) {
    return new FieldReference(
        Nested.all(shape).stream().map(FieldReference::described).distinct().toList());
  }

  private static Described described(ObjectShape<?> object) {
    var lines = object.fields().values().stream().map(FieldReference::line).toList();
    var rules =
        object.oneOfs().stream()
            .map(
                oneOf ->
                    (oneOf.required() ? "Exactly one of " : "At most one of ")
                        + Excerpt.codes(oneOf.names())
                        + ".")
            .toList();
    return new Described(object.name(), object.description(), lines, rules);
  }

  private static Line line(FieldSpec field) {
    var fallback =
        field.required()
            ? "required"
            : field.fallback().map(text -> "`" + (text.isEmpty() ? "\"\"" : text) + "`").orElse("");
    var notice =
        field.notice().map(told -> " **" + told.text() + "** " + told.hint().orElse("")).orElse("");
    return new Line(field.name(), type(field.shape()), fallback, field.description() + notice);
  }

  private static String type(Shape<?> shape) {
    return switch (shape) {
      case ConvertedShape<?, ?> converted ->
          converted
              .ownExpectation()
              .map(FieldReference::withoutArticle)
              .orElseGet(() -> type(converted.shape()));
      case EitherShape<?> either ->
          either.forms().stream()
              .map(FieldReference::type)
              .distinct()
              .collect(Collectors.joining(", or "));
      case LazyShape<?> lazy -> type(lazy.shape());
      case ListShape<?> list ->
          "list of "
              + type(list.item())
              + (list.minimum() > 0 ? ", at least " + list.minimum() : "");
      case LocatedShape<?> located -> type(located.shape());
      case MapShape<?> map -> "mapping of names to " + type(map.value());
      case ObjectShape<?> object -> "[" + object.name() + "](#" + anchor(object.name()) + ")";
      case AnyShape _, ScalarShape<?> _ -> withoutArticle(shape.expectation());
    };
  }

  private static String withoutArticle(String expectation) {
    return expectation.startsWith("a ")
        ? expectation.substring(2)
        : expectation.startsWith("an ") ? expectation.substring(3) : expectation;
  }

  /// The anchor that Markdown renderers give a heading.
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  /// A section with a table for each object, which link to each other.
  public String markdown() {
    return objects.stream().map(FieldReference::section).collect(Collectors.joining("\n"));
  }

  @Override
  public String toString() {
    return markdown();
  }

  private static String section(Described object) {
    var section =
        new StringBuilder("## ")
            .append(object.name())
            .append("\n\n")
            .append(object.description())
            .append("\n\n| field | takes | default | what it says |\n|---|---|---|---|\n");
    for (var line : object.fields()) {
      section.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  line.name(), cell(line.type()), cell(line.fallback()), cell(line.description())));
    }
    object.rules().forEach(rule -> section.append('\n').append(rule).append('\n'));
    return section.toString();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
