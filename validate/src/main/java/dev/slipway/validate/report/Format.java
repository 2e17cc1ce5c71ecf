package dev.slipway.validate.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a report can be written as.
public enum Format {
  /// For people.
  TEXT(".txt"),
  /// Everything, after the schema that [Reports#jsonSchema] gives.
  JSON(".json"),
  /// JUnit's XML as Jenkins, GitLab, GitHub and Azure read it.
  JUNIT(".xml"),
  /// Test Anything Protocol, version 14.
  TAP(".tap"),
  /// SARIF 2.1.0, for code scanning.
  SARIF(".sarif"),
  /// Workflow commands of GitHub Actions, for the log of a job.
  GITHUB("");

  private final String ending;

  Format(String ending) {
    this.ending = ending;
  }

  /// The word that names it on a command line.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// All words, for a list of what can be chosen.
  public static List<String> words() {
    return Arrays.stream(values()).map(Format::word).toList();
  }

  /// The format of this word, in whatever case.
  public static Optional<Format> parse(String word) {
    return Arrays.stream(values()).filter(f -> f.name().equalsIgnoreCase(word)).findFirst();
  }

  /// The format that a file's name asks for by its ending.
  public static Optional<Format> byEnding(String path) {
    var lower = path.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".sarif.json")) {
      return Optional.of(SARIF);
    }
    return Arrays.stream(values())
        .filter(format -> !format.ending.isEmpty() && lower.endsWith(format.ending))
        .findFirst();
  }
}
