package dev.slipway.manifest;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// What became of a text that somebody wrote.
public sealed interface Parsed<T> {
  /// The text has a meaning.
  ///
  /// @param warnings by place; none of them is an error
  record Read<T>(T value, List<Problem> warnings) implements Parsed<T> {
    public Read {
      warnings = List.copyOf(warnings);
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
  }

  static <T> Parsed<T> of(T value) {
    return new Read<>(value, List.of());
  }

  static <T> Parsed<T> rejected(Problem... problems) {
    return new Rejected<>(List.of(problems));
  }

  /// Warnings and errors alike, by place.
  default List<Problem> problems() {
    return switch (this) {
      case Read<T>(_, var warnings) -> warnings;
      case Rejected<T>(var problems) -> problems;
    };
  }

  default <U> Parsed<U> map(Function<? super T, ? extends U> change) {
    return switch (this) {
      case Read<T>(var value, var warnings) -> new Read<>(change.apply(value), warnings);
      case Rejected<T>(var problems) -> new Rejected<>(problems);
    };
  }

  /// Goes on with the value; the warnings of both steps are kept.
  default <U> Parsed<U> then(Function<? super T, Parsed<U>> next) {
    return switch (this) {
      case Rejected<T>(var problems) -> new Rejected<>(problems);
      case Read<T>(var value, var warnings) ->
          switch (next.apply(value)) {
            case Read<U>(var further, var more) -> new Read<>(further, joined(warnings, more));
            case Rejected<U>(var more) -> new Rejected<>(joined(warnings, more));
          };
    };
  }

  private static List<Problem> joined(List<Problem> first, List<Problem> second) {
    return Stream.concat(first.stream(), second.stream())
        .distinct()
        .sorted(Problem.BY_PLACE)
        .toList();
  }
}
