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

/// The fields of an object while it is being defined, in the order of the reference.
///
/// A field that is written without a value counts as not written. Keys that begin with `x-` are
/// free for the author, as a place for anchors.
public final class Fields {
  /// Declares fields, and gives what makes the object of their values. It runs when the object is
  /// first needed.
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
    return new Field.Required<>(name, shape);
  }

  public <T> Field<Optional<T>> optional(String name, Shape<T> shape, String description) {
    add(FieldSpec.optional(name, shape, description));
    return new Field.Maybe<>(name, shape);
  }

  /// @param fallback the value of a field that is not written, spelt as people would write it
  public <T> Field<T> optional(String name, Shape<T> shape, String fallback, String description) {
    add(new FieldSpec(name, shape, false, Optional.of(fallback), description, Optional.empty()));
    return new Field.WithDefault<>(name, shape, fallback(name, shape, fallback));
  }

  /// A list that is empty when it is not written.
  public <E> Field<List<E>> list(String name, Shape<E> item, String description) {
    return list(name, Shape.list(item), description);
  }

  public <E> Field<List<E>> list(String name, ListShape<E> list, String description) {
    add(FieldSpec.optional(name, list, description));
    return new Field.WithDefault<>(name, list, List.of());
  }

  /// A mapping with keys of the author's choice that is empty when it is not written.
  public <E> Field<SequencedMap<String, E>> map(String name, Shape<E> value, String description) {
    var map = Shape.map(value);
    add(FieldSpec.optional(name, map, description));
    var empty = Collections.unmodifiableSequencedMap(new LinkedHashMap<String, E>());
    return new Field.WithDefault<>(name, map, empty);
  }

  /// Works as ever, and tells who writes it what to write instead.
  public <T> Field<Optional<T>> deprecated(
      String name, Shape<T> shape, String description, String instead) {
    return told(name, shape, description, Rule.DEPRECATED_FIELD, " is deprecated.", instead);
  }

  /// Known, and without effect here; the node is carried for those who want it.
  ///
  /// @param why a sentence of its own
  public Field<Optional<Node>> withoutEffect(String name, String description, String why) {
    return told(name, Shape.any(), description, Rule.FIELD_WITHOUT_EFFECT, " has no effect.", why);
  }

  private <T> Field<Optional<T>> told(
      String name, Shape<T> shape, String description, Rule rule, String what, String hint) {
    var notice = new FieldSpec.Notice(rule, Excerpt.code(name) + what, Optional.of(hint));
    add(new FieldSpec(name, shape, false, Optional.empty(), description, Optional.of(notice)));
    return new Field.Maybe<>(name, shape);
  }

  /// One of several fields, and neither none nor two of them.
  public <T> Field<T> exactlyOne(List<Alternative<T>> alternatives) {
    return new Field.ExactlyOne<>(oneOf(alternatives, true));
  }

  public <T> Field<Optional<T>> atMostOne(List<Alternative<T>> alternatives) {
    return oneOf(alternatives, false);
  }

  private <T> Field.AtMostOne<T> oneOf(List<Alternative<T>> alternatives, boolean required) {
    var names = new ArrayList<String>();
    for (var one : alternatives) {
      add(FieldSpec.optional(one.name(), one.shape(), one.description()));
      names.add(one.name());
    }
    var oneOf = new FieldSpec.OneOf(names, required);
    oneOfs.add(oneOf);
    return new Field.AtMostOne<>(oneOf.names(), alternatives);
  }

  /// The fields of a group, as if they were declared here.
  public <T> Field<T> include(Group<T> group) {
    int before = specs.size();
    var build = group.with(this);
    var names = List.copyOf(specs.sequencedKeySet());
    return new Field.Included<>(names.subList(before, names.size()), build);
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

  private static <T> T fallback(String name, Shape<T> shape, String text) {
    var plain = new ScalarNode(text, ScalarNode.Style.PLAIN, Place.startOf("default"));
    var problems = new Problems();
    var reading = new Reading(ReadOptions.strictly(), problems);
    var value = shape.bind(plain.isNull() ? plain.quoted() : plain, reading);
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          "The default of `" + name + "` is refused: " + problems.list());
    }
    return value.get();
  }
}
