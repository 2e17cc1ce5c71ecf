package dev.slipway.manifest.shape;

import dev.slipway.manifest.Excerpt;
import dev.slipway.manifest.Place;
import dev.slipway.manifest.Problems;
import dev.slipway.manifest.Rule;
import dev.slipway.manifest.node.Node;
import dev.slipway.manifest.node.ScalarNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// The fields of an object while it is being defined, in the order of the reference.
///
/// A field that is written without a value counts as not written. Keys that begin with `x-` are
/// free for the author, as a place for anchors.
public final class Fields {
  /// Declares fields, and gives what makes the object of their values.
  @FunctionalInterface
  public interface Plan<T> {
    Function<Values, T> with(Fields fields);
  }

  private final SequencedMap<String, FieldSpec> specs = new LinkedHashMap<>();
  private final List<FieldSpec.OneOf> oneOfs = new ArrayList<>();
  private final List<BiConsumer<Values, Report>> checks = new ArrayList<>();

  Fields() {}

  public <T> Field<T> required(String name, Shape<T> shape, String description) {
    add(new FieldSpec(name, shape, true, Optional.empty(), description, Optional.empty()));
    return field(name, values -> values.find(name, shape).orElseThrow());
  }

  public <T> Field<Optional<T>> optional(String name, Shape<T> shape, String description) {
    return optional(name, shape, description, Optional.empty());
  }

  /// @param fallback the value of a field that is not written, spelt as people would write it
  public <T> Field<T> optional(String name, Shape<T> shape, String fallback, String description) {
    add(new FieldSpec(name, shape, false, Optional.of(fallback), description, Optional.empty()));
    var value = fallback(name, shape, fallback);
    return field(name, values -> values.find(name, shape).orElse(value));
  }

  /// A list that is empty when it is not written.
  public <E> Field<List<E>> list(String name, Shape<E> item, String description) {
    return list(name, Shape.list(item), description);
  }

  public <E> Field<List<E>> list(String name, ListShape<E> list, String description) {
    add(new FieldSpec(name, list, false, Optional.empty(), description, Optional.empty()));
    return field(name, values -> values.find(name, list).orElse(List.of()));
  }

  /// A mapping with keys of the author's choice that is empty when it is not written.
  public <E> Field<SequencedMap<String, E>> map(String name, Shape<E> value, String description) {
    var map = Shape.map(value);
    add(new FieldSpec(name, map, false, Optional.empty(), description, Optional.empty()));
    return field(name, values -> values.find(name, map).orElseGet(Fields::emptyMap));
  }

  /// Works as ever, and tells who writes it what to write instead.
  public <T> Field<Optional<T>> deprecated(
      String name, Shape<T> shape, String description, String instead) {
    var notice =
        new FieldSpec.Notice(
            Rule.DEPRECATED_FIELD, Excerpt.code(name) + " is deprecated.", Optional.of(instead));
    return optional(name, shape, description, Optional.of(notice));
  }

  /// Known, and without effect here; the node is carried for those who want it.
  ///
  /// @param why a sentence of its own
  public Field<Optional<Node>> withoutEffect(String name, String description, String why) {
    var notice =
        new FieldSpec.Notice(
            Rule.FIELD_WITHOUT_EFFECT, Excerpt.code(name) + " has no effect.", Optional.of(why));
    return optional(name, Shape.any(), description, Optional.of(notice));
  }

  private <T> Field<Optional<T>> optional(
      String name, Shape<T> shape, String description, Optional<FieldSpec.Notice> notice) {
    add(new FieldSpec(name, shape, false, Optional.empty(), description, notice));
    return field(name, values -> values.find(name, shape));
  }

  /// One of several fields, and neither none nor two of them.
  public <T> Field<T> exactlyOne(List<Alternative<T>> alternatives) {
    var found = oneOf(alternatives, true);
    return new Field<>(found.names(), values -> found.of(values).orElseThrow());
  }

  public <T> Field<Optional<T>> atMostOne(List<Alternative<T>> alternatives) {
    return oneOf(alternatives, false);
  }

  private <T> Field<Optional<T>> oneOf(List<Alternative<T>> alternatives, boolean required) {
    for (var one : alternatives) {
      add(
          new FieldSpec(
              one.name(),
              one.shape(),
              false,
              Optional.empty(),
              one.description(),
              Optional.empty()));
    }
    var names = alternatives.stream().map(Alternative::name).toList();
    oneOfs.add(new FieldSpec.OneOf(names, required));
    return new Field<>(
        names,
        values ->
            alternatives.stream()
                .flatMap(one -> Fields.<T>written(one.name(), one.shape(), values))
                .findFirst());
  }

  /// The fields of a group, as if they were declared here.
  public <T> Field<T> include(Group<T> group) {
    var before = List.copyOf(specs.keySet());
    var build = group.with(this);
    var names = specs.keySet().stream().filter(name -> !before.contains(name)).toList();
    return new Field<>(names, build);
  }

  /// A rule about several fields. It is asked only when each field by itself is right; what it
  /// reports as an error keeps the object from being made.
  public void check(BiConsumer<Values, Report> check) {
    checks.add(check);
  }

  SequencedMap<String, FieldSpec> specs() {
    return specs;
  }

  List<FieldSpec.OneOf> oneOfs() {
    return oneOfs;
  }

  List<BiConsumer<Values, Report>> checks() {
    return checks;
  }

  private void add(FieldSpec spec) {
    if (specs.putIfAbsent(spec.name(), spec) != null) {
      throw new IllegalArgumentException("The field `" + spec.name() + "` is declared twice.");
    }
  }

  private static <T> Field<T> field(String name, Function<Values, T> value) {
    return new Field<>(List.of(name), value);
  }

  private static <T> Stream<T> written(String name, Shape<? extends T> shape, Values values) {
    return values.find(name, shape).stream().map(Function.<T>identity());
  }

  private static <E> SequencedMap<String, E> emptyMap() {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>());
  }

  private static <T> T fallback(String name, Shape<T> shape, String text) {
    var plain = new ScalarNode(text, ScalarNode.Style.PLAIN, Place.startOf("default"));
    var problems = new Problems();
    return shape
        .bind(
            plain.isNull() ? plain.quoted() : plain, new Reading(ReadOptions.strictly(), problems))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The default of `" + name + "` is refused: " + problems.list()));
  }
}
