package dev.slipway.manifest.shape;

import dev.slipway.manifest.Located;
import dev.slipway.manifest.Parsed;
import dev.slipway.manifest.Problems;
import dev.slipway.manifest.Source;
import dev.slipway.manifest.node.Node;
import dev.slipway.manifest.node.Yaml;
import dev.slipway.wire.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// What may stand at one spot of a manifest, and the value it becomes. Immutable; made once, from
/// the factories here, and kept in constants.
///
/// A shape is all that there is to say about a field: [#read] follows it, [JsonSchema] and
/// [FieldReference] are printed from it.
public abstract sealed class Shape<T>
    permits AnyShape,
        ConvertedShape,
        EitherShape,
        LazyShape,
        ListShape,
        LocatedShape,
        MapShape,
        ObjectShape,
        ScalarShape {
  Shape() {}

  /// Any scalar, spelt as it was; a list or a mapping is not.
  public static TextShape text() {
    return TextShape.ANY;
  }

  /// Decimal, `0x`, `0o`, `0b`, with `_` between digits; in quotes it is a text.
  public static IntegerShape integer() {
    return new IntegerShape(Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  public static IntegerShape integer(int minimum, int maximum) {
    return new IntegerShape(minimum, maximum);
  }

  public static DecimalShape decimal() {
    return DecimalShape.ANY;
  }

  /// A length of time as a number of seconds, whole or not: `30`, `0.5`.
  public static SecondsShape seconds() {
    return SecondsShape.NOT_NEGATIVE;
  }

  /// `true` or `false`, or what YAML 1.1 takes for them: `yes`, `no`, `on`, `off`, `y`, `n`.
  public static Shape<Boolean> bool() {
    return BoolShape.BOOL;
  }

  /// One of a few words.
  public static <E> ChoiceShape<E> choice(Map<String, E> bySpelling) {
    return new ChoiceShape<>(new LinkedHashMap<>(bySpelling), false);
  }

  /// One of a few words: each value under its spelling, in this order.
  public static <E> ChoiceShape<E> choice(List<E> values, Function<? super E, String> spelling) {
    var bySpelling = new LinkedHashMap<String, E>();
    values.forEach(value -> bySpelling.put(spelling.apply(value), value));
    return new ChoiceShape<>(bySpelling, false);
  }

  public static ChoiceShape<String> constant(String word) {
    return choice(List.of(word), Function.identity());
  }

  public static <E> ListShape<E> list(Shape<E> item) {
    return new ListShape<>(item, 0);
  }

  /// Keys that the author chooses, in the order of the text.
  public static <E> Shape<SequencedMap<String, E>> map(Shape<E> value) {
    return new MapShape<>(text(), value);
  }

  public static <E> Shape<SequencedMap<String, E>> map(TextShape key, Shape<E> value) {
    return new MapShape<>(key, value);
  }

  /// A mapping with named fields.
  ///
  /// @param name what users call it, in the schema and the reference too
  /// @param description one or more sentences, Markdown
  public static <T> Shape<T> object(String name, String description, Fields.Plan<T> plan) {
    return new ObjectShape<>(name, description, plan);
  }

  /// Fields that several objects have in common; see [Fields#include].
  public static <T> Group<T> group(Fields.Plan<T> plan) {
    return new Group<>(plan);
  }

  /// One of several forms, told apart by their kind (scalar, list, mapping); of forms of one kind,
  /// the first that fits. Forms of one kind that contain the choice itself would be tried without
  /// end.
  public static <T> Shape<T> either(Shape<? extends T> one, Shape<? extends T> other) {
    return new EitherShape<>(List.of(one, other));
  }

  public static <T> Shape<T> either(
      Shape<? extends T> one, Shape<? extends T> second, Shape<? extends T> third) {
    return new EitherShape<>(List.of(one, second, third));
  }

  /// For shapes that contain themselves.
  public static <T> Shape<T> lazily(Supplier<Shape<T>> shape) {
    return new LazyShape<>(shape);
  }

  /// Whatever stands there, unread.
  public static Shape<Node> any() {
    return AnyShape.ANY;
  }

  /// Whatever stands there as JSON, its plain scalars resolved as YAML 1.2 does.
  public static Shape<Json> json() {
    return any().map(PlainJson::of);
  }

  /// The same, with the place it was written at.
  public final Shape<Located<T>> located() {
    return new LocatedShape<>(this);
  }

  public final <U> Shape<U> map(Function<? super T, ? extends U> change) {
    return convert(value -> Converted.of(change.apply(value)));
  }

  /// A stricter shape in other words.
  ///
  /// @param expectation what the field takes, as it goes on after "takes": `a size such as 200Mi`
  /// @param parse empty for a value that the field does not take
  public final <U> Shape<U> as(String expectation, Function<? super T, Optional<U>> parse) {
    return new ConvertedShape<>(
        this,
        Optional.of(expectation),
        value -> parse.apply(value).map(Converted::of).orElseGet(Converted::mismatch));
  }

  /// A shape whose refusals explain themselves.
  public final <U> Shape<U> convert(Function<? super T, Converted<U>> convert) {
    return new ConvertedShape<>(this, Optional.empty(), convert);
  }

  /// Reads a source that holds one document.
  public final Parsed<T> read(Source source, ReadOptions options) {
    var composed = Yaml.compose(source);
    var problems = new Problems();
    for (var problem : composed.problems()) {
      problems.add(options.judge(problem));
    }
    var root = composed.single(problems);
    Optional<T> value = root.isPresent() ? read(root.get(), options, problems) : Optional.empty();
    return Reading.outcome(value, problems);
  }

  /// Reads a part of a document.
  public final Parsed<T> read(Node node, ReadOptions options) {
    var problems = new Problems();
    return Reading.outcome(read(node, options, problems), problems);
  }

  private Optional<T> read(Node node, ReadOptions options, Problems problems) {
    return bind(node, new Reading(options, problems));
  }

  /// The value; or nothing, and then at least one error was reported.
  abstract Optional<T> bind(Node node, Reading reading);

  /// What it takes, as it goes on after "takes".
  abstract String expectation();

  /// Whether a node is of this shape's kind, whatever its value.
  abstract boolean isKindOf(Node node);
}
