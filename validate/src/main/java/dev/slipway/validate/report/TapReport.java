package dev.slipway.validate.report;

import dev.slipway.validate.contract.Check;
import dev.slipway.validate.verdict.CheckResult;
import dev.slipway.validate.verdict.Report;
import dev.slipway.validate.verdict.Run;
import dev.slipway.validate.verdict.Verdict;
import dev.slipway.wire.json.Json;
import java.util.ArrayList;
import java.util.List;

/// TAP 14 (testanything.org). One run is the document itself, several are its subtests. What failed
/// and may fail is TODO, so that harnesses and we agree on what passes.
final class TapReport {
  private static final String SUBTEST = "    ";
  private static final String YAML = "  ";

  private TapReport() {}

  static String render(Report report) {
    var lines = new ArrayList<String>();
    lines.add("TAP version 14");
    lines.add("# " + Printable.line(report.tool()));
    if (report.runs().size() == 1) {
      var run = report.runs().getFirst();
      lines.add("# " + Titles.of(run));
      lines.addAll(points(run));
    } else {
      lines.add("1.." + report.runs().size());
      for (int i = 0; i < report.runs().size(); i++) {
        lines.addAll(subtest(report.runs().get(i), i + 1));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static List<String> subtest(Run run, int number) {
    var title = Titles.of(run);
    var lines = new ArrayList<String>();
    lines.add("# Subtest: " + escape(title));
    points(run).forEach(line -> lines.add(SUBTEST + line));
    lines.add(point(run.passed(), number, title));
    return lines;
  }

  private static List<String> points(Run run) {
    var obstacle = Obstacle.of(run);
    int planned = run.results().size() + (obstacle.isPresent() ? 1 : 0);
    var lines = new ArrayList<String>();
    lines.add("1.." + planned);
    int number = 1;
    for (var result : run.results()) {
      lines.addAll(point(result, number++));
    }
    if (obstacle.isPresent()) {
      lines.add(point(false, number, obstacle.get().name()));
      lines.add(YAML + "---");
      lines.add(YAML + entry("message", Printable.line(obstacle.get().what())));
      lines.add(YAML + entry("severity", "fail"));
      obstacle
          .get()
          .hint()
          .ifPresent(hint -> lines.add(YAML + entry("hint", Printable.line(hint))));
      lines.add(YAML + "...");
    }
    return lines;
  }

  private static List<String> point(CheckResult result, int number) {
    var title = Titles.of(result.check());
    var explanation = Explanation.of(result);
    return switch (result.verdict()) {
      case Verdict.Passed _ -> List.of(point(true, number, title));
      case Verdict.Skipped _ ->
          List.of(point(true, number, title) + " # SKIP " + escape(explanation.text()));
      case Verdict.Waived(var waiver, var _) ->
          diagnosed(
              point(false, number, title) + " # TODO " + escape(Explanation.leave(waiver)),
              result,
              explanation);
      case Verdict.Failed _, Verdict.Broken _ ->
          diagnosed(
              point(false, number, title)
                  + (result.accepted() ? " # TODO " + Outcome.of(result).word() : ""),
              result,
              explanation);
    };
  }

  private static String point(boolean ok, int number, String title) {
    return (ok ? "ok " : "not ok ") + number + " - " + escape(title);
  }

  /// Nobody has standardised the keys; `message`, `severity` and `at` are those that the
  /// specification's examples have.
  private static List<String> diagnosed(String point, CheckResult result, Explanation explanation) {
    var lines = new ArrayList<String>();
    lines.add(point);
    lines.add(YAML + "---");
    var evidence = new ArrayList<String>();
    for (var part : explanation.parts()) {
      switch (part) {
        case Explanation.Sentence _ -> {}
        case Explanation.Hint(var text) -> evidence.add("  - " + entry("\"hint\"", text));
        case Explanation.Fact(var label, var text) ->
            evidence.add("  - " + entry(Json.of(label).write(), text));
        case Explanation.Block(var label, var block) -> {
          // With its indentation given, a literal block may begin with spaces.
          evidence.add("  - " + Json.of(label).write() + ": |2-");
          block.forEach(line -> evidence.add("      " + line));
        }
      }
    }
    lines.add(YAML + entry("message", explanation.message()));
    lines.add(YAML + entry("severity", result.accepted() ? "todo" : "fail"));
    lines.add(YAML + entry("kind", Kinds.of(result.check().requirement())));
    if (!result.check().name().isBlank()) {
      lines.add(YAML + entry("name", Printable.line(result.check().name())));
    }
    at(result.check()).forEach(line -> lines.add(YAML + line));
    if (!evidence.isEmpty()) {
      lines.add(YAML + "evidence:");
      evidence.forEach(line -> lines.add((YAML + line).stripTrailing()));
    }
    lines.add(YAML + "...");
    return lines;
  }

  private static List<String> at(Check check) {
    var place = check.place();
    return List.of(
        "at:",
        "  " + entry("file", Printable.line(place.file())),
        "  line: " + place.line(),
        "  column: " + place.column());
  }

  /// What is a string of JSON is one of YAML, as long as it is printable.
  private static String entry(String key, String text) {
    return key + ": " + Json.of(text).write();
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("#", "\\#");
  }
}
