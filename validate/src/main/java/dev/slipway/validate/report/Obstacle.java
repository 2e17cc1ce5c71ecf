package dev.slipway.validate.report;

import dev.slipway.validate.verdict.CheckResult;
import dev.slipway.validate.verdict.Run;
import dev.slipway.validate.verdict.Verdict;
import java.util.Optional;

/// What, beside its checks, keeps a run from passing. Formats that only know checks show it as one
/// more: else a run of which all checks were skipped would read as a success.
///
/// @param name lower-case words joined by hyphens
record Obstacle(String name, String what, Optional<String> hint) {
  static Optional<Obstacle> of(Run run) {
    if (run.failure().isPresent()) {
      var failure = run.failure().get();
      return Optional.of(new Obstacle(failure.code().anchor(), failure.what(), failure.hint()));
    }
    var counting = run.results().stream().filter(r -> !r.accepted()).toList();
    boolean onlySkipped = !counting.isEmpty() && counting.stream().allMatch(Obstacle::isSkipped);
    return onlySkipped
        ? Optional.of(
            new Obstacle(
                "checks-skipped",
                "Not all checks could be made, so nobody knows whether the image keeps the"
                    + " contract.",
                Optional.empty()))
        : Optional.empty();
  }

  /// What and hint as sentences for people.
  String text() {
    return Printable.line(what) + hint.map(h -> "\nhint: " + Printable.line(h)).orElse("");
  }

  private static boolean isSkipped(CheckResult result) {
    return result.verdict() instanceof Verdict.Skipped;
  }
}
