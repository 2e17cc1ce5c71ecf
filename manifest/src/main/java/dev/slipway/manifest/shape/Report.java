package dev.slipway.manifest.shape;

import dev.slipway.manifest.Place;
import dev.slipway.manifest.Problem;
import dev.slipway.manifest.Problems;
import dev.slipway.manifest.Rule;

/// Where a check of an object says what is wrong, at the key of a field or anywhere else.
public final class Report {
  private final Values values;
  private final Problems problems;

  Report(Values values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  public void error(Field<?> at, String message) {
    add(Problem.error(Rule.CONFLICT, values.place(at), message));
  }

  public void error(Field<?> at, String message, String hint) {
    add(Problem.error(Rule.CONFLICT, values.place(at), message, hint));
  }

  public void error(Place at, String message) {
    add(Problem.error(Rule.CONFLICT, at, message));
  }

  public void error(Place at, String message, String hint) {
    add(Problem.error(Rule.CONFLICT, at, message, hint));
  }

  public void warning(Field<?> at, String message) {
    add(Problem.warning(Rule.CONFLICT, values.place(at), message));
  }

  public void warning(Field<?> at, String message, String hint) {
    add(Problem.warning(Rule.CONFLICT, values.place(at), message, hint));
  }

  public void add(Problem problem) {
    problems.add(problem);
  }
}
