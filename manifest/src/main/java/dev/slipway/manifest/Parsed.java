package dev.slipway.manifest;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/// What became of a text that somebody wrote.
public sealed interface Parsed<T> {
  /// The text has a meaning.
  ///
  /// @param warnings by place; none of them is an error
  record Read<T>(T value, List<Problem> warnings) implements Parsed<T> {
    public Read {
      warnings = List.copyOf(warnings);
    }

    @Override
    public List<Problem> problems() {
      return warnings;
    }

    @Override
    public <U> Parsed<U> map(Function<? super T, ? extends U> change) {
      return new Read<>(change.apply(value), warnings);
    }

    @Override
    public <U> Parsed<U> then(Function<? super T, Parsed<U>> next) {
      var parsed = next.apply(value);
      var all = joined(warnings, parsed.problems());
      return parsed instanceof Read<U> read ? new Read<>(read.value(), all) : new Rejected<>(all);
    }
  }

  /// The text has none.
  ///
  /// @param problems by place; at least one is an error
  record Rejected<T>(List<Problem> problems) implements Parsed<T> {
    public Rejected {
      problems = List.copyOf(problems);
      if (problems.stream().noneMatch(Problem::isError)) {
        throw new IllegalArgumentException("A rejection has an error among its problems.");
      }
    }

    @Override
    public <U> Parsed<U> map(Function<? super T, ? extends U> change) {
      return new Rejected<>(problems);
    }

    @Override
    public <U> Parsed<U> then(Function<? super T, Parsed<U>> next) {
      return new Rejected<>(problems);
    }
  }

  static <T> Parsed<T> of(T value) {
    return new Read<>(value, List.of());
  }

  static <T> Parsed<T> rejected(Problem... problems) {
    return new Rejected<>(List.of(problems));
  }

  /// Warnings and errors alike, by place.
  List<Problem> problems();

  <U> Parsed<U> map(Function<? super T, ? extends U> change);

  /// Goes on with the value; the warnings of both steps are kept.
  <U> Parsed<U> then(Function<? super T, Parsed<U>> next);

  private static List<Problem> joined(List<Problem> first, List<Problem> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.isEmpty() ? second : first;
    }
    var all = new TreeSet<>(Problem.BY_PLACE);
    all.addAll(first);
    all.addAll(second);
    return List.copyOf(all);
  }
}
