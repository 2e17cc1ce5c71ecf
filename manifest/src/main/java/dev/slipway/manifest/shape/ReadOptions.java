package dev.slipway.manifest.shape;

import dev.slipway.manifest.Problem;
import dev.slipway.manifest.Rule;
import dev.slipway.manifest.Severity;

/// How strictly a manifest is read.
///
/// @param strict what is unknown, and would be passed over with a warning, is an error
public record ReadOptions(boolean strict) {
  public static ReadOptions lenient() {
    return new ReadOptions(false);
  }

  public static ReadOptions strictly() {
    return new ReadOptions(true);
  }

  Problem judge(Problem problem) {
    boolean unknown =
        problem.rule().equals(Rule.UNKNOWN_FIELD) || problem.rule().equals(Rule.UNKNOWN_TAG);
    return strict && unknown ? problem.withSeverity(Severity.ERROR) : problem;
  }
}
