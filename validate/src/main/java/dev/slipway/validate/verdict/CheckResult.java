package dev.slipway.validate.verdict;

import dev.slipway.validate.contract.Check;
import dev.slipway.validate.contract.Severity;
import java.time.Duration;
import java.time.Instant;

/// One check and what came of it.
///
/// @param attempts how often it was tried
public record CheckResult(
    Check check, Verdict verdict, int attempts, Instant started, Duration took) {

  /// True when nothing about this check stands against the image.
  public boolean accepted() {
    return switch (verdict) {
      case Verdict.Passed _, Verdict.Waived _ -> true;
      case Verdict.Skipped skipped -> skipped.excused() || lenient();
      case Verdict.Failed _, Verdict.Broken _ -> lenient();
    };
  }

  public boolean passed() {
    return verdict instanceof Verdict.Passed;
  }

  private boolean lenient() {
    return check.severity() != Severity.ERROR;
  }
}
