package dev.slipway.validate.verdict;

import dev.slipway.validate.contract.Waiver;

/// What came of one check.
public sealed interface Verdict {
  record Passed(Evidence evidence) implements Verdict {}

  /// @param message what was expected and what came, in one sentence
  record Failed(String message, Evidence evidence) implements Verdict {}

  /// It failed, and has leave to.
  record Waived(Waiver waiver, Failed failed) implements Verdict {}

  /// Nothing is known about the image: the environment stood in the way.
  record Broken(String why) implements Verdict {}

  /// It was not tried.
  ///
  /// @param excused when its cause is no reason to doubt the image
  record Skipped(String cause, boolean excused) implements Verdict {}

  /// The word that reports use.
  default String word() {
    return switch (this) {
      case Passed _ -> "passed";
      case Failed _ -> "failed";
      case Waived _ -> "ignored";
      case Broken _ -> "error";
      case Skipped _ -> "skipped";
    };
  }
}
