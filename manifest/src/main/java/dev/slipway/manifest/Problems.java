package dev.slipway.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// Collects the problems of one text. The same problem is kept once, as an alias leads a reader
/// past it several times; beyond [#MAXIMUM] they are only counted. For one thread.
public final class Problems {
  public static final int MAXIMUM = 1_000;

  private final NavigableSet<Problem> kept = new TreeSet<>(Problem.BY_PLACE);
  private int errors;
  private int dropped;

  public void add(Problem problem) {
    if (problem.isError()) {
      errors++;
    }
    if (isFull()) {
      dropped++;
    } else {
      kept.add(problem);
    }
  }

  public void addAll(Iterable<Problem> problems) {
    for (var problem : problems) {
      add(problem);
    }
  }

  /// True when whatever is added now is only counted: its hint need not be worked out.
  public boolean isFull() {
    return kept.size() >= MAXIMUM;
  }

  /// How many errors were added so far, those that are not listed included.
  public int errors() {
    return errors;
  }

  /// By place.
  public List<Problem> list() {
    if (kept.isEmpty()) {
      return List.of();
    }
    var list = new ArrayList<>(kept);
    if (dropped > 0) {
      list.add(
          new Problem(
              Rule.TOO_MANY_PROBLEMS,
              errors > 0 ? Severity.ERROR : Severity.WARNING,
              list.getLast().place(),
              dropped + " more problems are not listed.",
              Optional.empty()));
    }
    return List.copyOf(list);
  }

  /// The value, unless an error was added.
  public <T> Parsed<T> with(T value) {
    return errors > 0 ? new Parsed.Rejected<>(list()) : new Parsed.Read<>(value, list());
  }
}
