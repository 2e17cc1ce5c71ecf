package dev.slipway.validate.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Everything that one call of `validate` found, in the order of its arguments.
///
/// @param tool name and version of what ran it
public record Report(String tool, List<Run> runs, Instant started, Duration took) {
  public Report {
    runs = List.copyOf(runs);
  }

  public boolean passed() {
    return runs.stream().allMatch(Run::passed);
  }

  /// 0 for yes; 1 when a check says no; 3 when the environment kept the answer back.
  public int exitCode() {
    if (passed()) {
      return 0;
    }
    boolean saysNo =
        runs.stream()
            .flatMap(run -> run.results().stream())
            .anyMatch(r -> r.verdict() instanceof Verdict.Failed && !r.accepted());
    if (saysNo) {
      return 1;
    }
    return runs.stream()
        .flatMap(run -> run.failure().stream())
        .mapToInt(failure -> failure.code().exitCode())
        .max()
        .orElse(3);
  }
}
