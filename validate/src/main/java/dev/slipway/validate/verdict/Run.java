package dev.slipway.validate.verdict;

import dev.slipway.core.container.Image;
import dev.slipway.core.failure.Failure;
import dev.slipway.manifest.Problem;
import dev.slipway.validate.contract.Validator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One image held to one contract.
///
/// @param subject the image as the user named it
/// @param image empty when it could not be had
/// @param results in the manifest's order; a check that stands for the container's own life comes
///   first, and only where that life failed
/// @param warnings about the manifest
/// @param failure what in the environment ended the run early
/// @param kept the names of containers that were left for debugging
public record Run(
    String subject,
    Optional<Image> image,
    Validator validator,
    List<CheckResult> results,
    List<Problem> warnings,
    Optional<Failure> failure,
    List<String> kept,
    Instant started,
    Duration took) {
  public Run {
    results = List.copyOf(results);
    warnings = List.copyOf(warnings);
    kept = List.copyOf(kept);
  }

  /// True when every check that can fail the run passed, or may fail.
  public boolean passed() {
    return failure.isEmpty() && results.stream().allMatch(CheckResult::accepted);
  }

  /// The same findings, and something of the environment that went wrong after them. What ended it
  /// first stays.
  public Run endedBy(Failure late) {
    return new Run(
        subject,
        image,
        validator,
        results,
        warnings,
        failure.or(() -> Optional.of(late)),
        kept,
        started,
        took);
  }

  public long count(Class<? extends Verdict> kind) {
    return results.stream().map(CheckResult::verdict).filter(kind::isInstance).count();
  }
}
