package dev.slipway.validate.report;

import dev.slipway.manifest.Place;
import dev.slipway.manifest.Problem;
import dev.slipway.validate.contract.Severity;
import dev.slipway.validate.verdict.CheckResult;
import dev.slipway.validate.verdict.Report;
import dev.slipway.validate.verdict.Run;
import dev.slipway.validate.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The log of a GitHub Actions job: each run in a group, and what is wrong as annotations of the
/// manifest's lines.
final class GithubReport {
  private GithubReport() {}

  static String render(Report report) {
    var lines = new ArrayList<String>();
    report.runs().forEach(run -> lines.addAll(lines(run)));
    new TextLines(Style.plain()).summary(report).forEach(line -> lines.add(harmless(line)));
    return String.join("\n", lines) + "\n";
  }

  private static List<String> lines(Run run) {
    var text = new TextLines(Style.plain());
    var lines = new ArrayList<String>();
    lines.add("::group::" + data(text.header(run.subject(), run.validator()).getFirst()));
    run.results().stream()
        .flatMap(result -> text.check(result).stream())
        .forEach(line -> lines.add(harmless(line)));
    lines.add("::endgroup::");
    run.warnings().forEach(problem -> lines.add(annotation(problem)));
    run.results().forEach(result -> annotation(result, run).ifPresent(lines::add));
    Obstacle.of(run)
        .ifPresent(
            obstacle ->
                lines.add(
                    "::error title="
                        + property(Titles.of(run) + ": " + obstacle.name())
                        + "::"
                        + data(obstacle.text())));
    text.footer(run).forEach(line -> lines.add(harmless(line)));
    return lines;
  }

  private static Optional<String> annotation(CheckResult result, Run run) {
    var level =
        switch (result.verdict()) {
          case Verdict.Failed _, Verdict.Broken _ -> Optional.of(level(result.check().severity()));
          case Verdict.Waived _ -> Optional.of("notice");
          case Verdict.Passed _, Verdict.Skipped _ -> Optional.<String>empty();
        };
    return level.map(
        word ->
            command(
                word,
                result.check().place(),
                Titles.of(result.check()),
                Printable.line(run.subject()) + ": " + Explanation.of(result).text()));
  }

  private static String annotation(Problem problem) {
    return command(
        problem.isError() ? "error" : "warning",
        problem.place(),
        problem.rule().id(),
        Printable.line(problem.message())
            + problem.hint().map(hint -> "\nhint: " + Printable.line(hint)).orElse(""));
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "notice";
    };
  }

  private static String command(String level, Place place, String title, String message) {
    return "::"
        + level
        + " file="
        + property(place.file())
        + ",line="
        + place.line()
        + ",col="
        + place.column()
        + ",title="
        + property(title)
        + "::"
        + data(message);
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  /// The runner obeys lines that begin with `::`, white space aside, and whatever follows `##[`:
  /// what an image or a manifest wrote must not give it orders.
  private static String harmless(String line) {
    var unbracketed = line.replace("##[", "#\\#[");
    int colons = unbracketed.indexOf("::");
    boolean command =
        colons >= 0
            && unbracketed
                .substring(0, colons)
                .chars()
                .allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    return command
        ? unbracketed.substring(0, colons) + "\\" + unbracketed.substring(colons)
        : unbracketed;
  }
}
