package dev.slipway.validate.report;

import dev.slipway.validate.verdict.CheckResult;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How many checks came to what.
record Tally(Map<Outcome, Integer> counts) {
  static Tally of(List<CheckResult> results) {
    var counts = new EnumMap<Outcome, Integer>(Outcome.class);
    results.forEach(result -> counts.merge(Outcome.of(result), 1, Integer::sum));
    return new Tally(counts);
  }

  int of(Outcome outcome) {
    return counts.getOrDefault(outcome, 0);
  }

  int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// As in `6 checks: 5 passed, 1 failed`.
  String text() {
    if (counts.isEmpty()) {
      return "no checks";
    }
    return (total() == 1 ? "1 check: " : total() + " checks: ")
        + counts.entrySet().stream()
            .map(entry -> entry.getKey().counted(entry.getValue()))
            .collect(Collectors.joining(", "));
  }
}
