package dev.slipway.validate.report;

import dev.slipway.validate.report.Style.Tone;
import dev.slipway.validate.verdict.CheckResult;
import dev.slipway.validate.verdict.Verdict;
import java.util.Locale;

/// What a check came to, its severity weighed in: the words that reports count by.
enum Outcome {
  PASSED(Tone.GOOD),
  FAILED(Tone.BAD),
  ERROR(Tone.BAD),
  WARNING(Tone.DOUBTFUL),
  INFO(Tone.NAME),
  IGNORED(Tone.ASIDE),
  SKIPPED(Tone.ASIDE);

  private final Tone tone;

  Outcome(Tone tone) {
    this.tone = tone;
  }

  static Outcome of(CheckResult result) {
    return switch (result.verdict()) {
      case Verdict.Passed _ -> PASSED;
      case Verdict.Failed _ ->
          switch (result.check().severity()) {
            case ERROR -> FAILED;
            case WARNING -> WARNING;
            case INFO -> INFO;
          };
      case Verdict.Broken _ -> ERROR;
      case Verdict.Waived _ -> IGNORED;
      case Verdict.Skipped _ -> SKIPPED;
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// As it follows a number.
  String counted(int count) {
    boolean noun = this == ERROR || this == WARNING;
    return count + " " + word() + (noun && count != 1 ? "s" : "");
  }

  Tone tone() {
    return tone;
  }
}
