package dev.slipway.validate.report;

import dev.slipway.core.failure.Failure;
import dev.slipway.validate.contract.Check;
import dev.slipway.validate.contract.Validator;
import dev.slipway.validate.report.Style.Tone;
import dev.slipway.validate.verdict.CheckResult;
import dev.slipway.validate.verdict.Durations;
import dev.slipway.validate.verdict.Report;
import dev.slipway.validate.verdict.Run;
import dev.slipway.validate.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The parts of the text report, each as lines without line ends: for whoever prints them as they
/// come.
///
/// One object serves one run. It remembers the causes that it told, so that the first of many
/// checks skipped for one cause tells it for all.
public final class TextLines {
  private static final int TITLE_COLUMNS = 50;
  private static final String INDENT = "    ";

  private final Style style;
  private final int columns;
  private final Set<String> toldCauses = new HashSet<>();

  /// For readers of unknown width: nothing is wrapped.
  public TextLines(Style style) {
    this(style, Integer.MAX_VALUE);
  }

  /// For a terminal of so many columns: our own sentences are wrapped between words. What images
  /// and contracts wrote stays in one piece, so that it can be copied.
  public TextLines(Style style, int columns) {
    this.style = style;
    this.columns = columns;
  }

  /// What is about to happen.
  public List<String> header(String subject, Validator validator) {
    return List.of(
        "Validating "
            + style.paint(Tone.NAME, Printable.line(subject))
            + " against "
            + style.paint(Tone.NAME, Titles.of(validator)));
  }

  /// One check: its outcome, and unless it passed, why.
  public List<String> check(CheckResult result) {
    var lines = new ArrayList<String>();
    var outcome = Outcome.of(result);
    lines.add(row(Titles.of(result.check()), outcome.tone(), status(result)));
    switch (result.verdict()) {
      case Verdict.Passed _, Verdict.Broken _ -> {}
      case Verdict.Failed _ -> {
        lines.addAll(explanation(result, outcome.tone()));
        lines.addAll(whereabouts(result.check()));
      }
      case Verdict.Waived _ -> lines.addAll(explanation(result, Tone.ASIDE));
      case Verdict.Skipped(var cause, var _) -> {
        if (toldCauses.add(cause)) {
          lines.addAll(explanation(result, Tone.ASIDE));
        }
      }
    }
    return lines;
  }

  /// What in the environment ended a run early.
  public List<String> failure(Failure failure) {
    var lines = new ArrayList<String>();
    for (var line : wrapped(Printable.line(failure.what()), "error: ".length())) {
      lines.add(
          lines.isEmpty()
              ? style.paint(Tone.BAD, "error:") + " " + line
              : " ".repeat("error: ".length()) + line);
    }
    failure.hint().ifPresent(hint -> lines.addAll(hint(" ", Printable.line(hint))));
    return lines;
  }

  /// What came of it.
  public List<String> footer(Run run) {
    var lines = new ArrayList<String>();
    for (var container : run.kept()) {
      lines.add(
          "Container "
              + style.paint(Tone.NAME, Printable.line(container))
              + " was kept for debugging.");
    }
    lines.add(
        run.passed()
            ? style.paint(Tone.GOOD, "validation passed")
            : style.paint(Tone.BAD, "validation failed"));
    lines.add(aside(Tally.of(run.results()).text() + in(run.took())));
    return lines;
  }

  /// What came of several runs; nothing where there was one.
  public List<String> summary(Report report) {
    if (report.runs().size() == 1) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    var counts = new EnumMap<Outcome, Integer>(Outcome.class);
    int widest = report.runs().stream().mapToInt(run -> Columns.of(Titles.of(run))).max().orElse(0);
    for (var run : report.runs()) {
      var outcome = outcome(run);
      counts.merge(outcome, 1, Integer::sum);
      var title = Columns.pad(Titles.of(run), widest);
      lines.add(row(title, outcome.tone(), outcome.word()));
    }
    var counted =
        counts.entrySet().stream()
            .map(entry -> entry.getKey().counted(entry.getValue()))
            .collect(Collectors.joining(", "));
    lines.add(
        aside(
            report.runs().isEmpty()
                ? "no validations"
                : report.runs().size() + " validations: " + counted + in(report.took())));
    return lines;
  }

  private static Outcome outcome(Run run) {
    if (run.passed()) {
      return Outcome.PASSED;
    }
    boolean saysNo =
        run.results().stream()
            .anyMatch(r -> r.verdict() instanceof Verdict.Failed && !r.accepted());
    return saysNo ? Outcome.FAILED : Outcome.ERROR;
  }

  private static String status(CheckResult result) {
    return result.verdict() instanceof Verdict.Broken(var why)
        ? "error - " + Printable.line(why)
        : Outcome.of(result).word();
  }

  private String row(String title, Tone tone, String status) {
    return " " + Columns.pad(title, TITLE_COLUMNS) + " [" + style.paint(tone, status) + "]";
  }

  private List<String> explanation(CheckResult result, Tone tone) {
    var lines = new ArrayList<String>();
    for (var part : Explanation.of(result).parts()) {
      switch (part) {
        case Explanation.Sentence(var text) ->
            wrapped(text, INDENT.length())
                .forEach(line -> lines.add(INDENT + style.paint(tone, line)));
        case Explanation.Hint(var text) -> lines.addAll(hint(INDENT, text));
        case Explanation.Fact(var label, var text) ->
            lines.add(INDENT + aside(label + ":") + " " + text);
        case Explanation.Block(var label, var block) -> {
          lines.add(INDENT + aside(label + ":"));
          // The bar tells what the image wrote from what we say, and keeps it from being taken for
          // a command by those who read logs line by line.
          block.forEach(line -> lines.add(INDENT + aside("|") + (" " + line).stripTrailing()));
        }
      }
    }
    return lines;
  }

  private List<String> hint(String indent, String text) {
    var lines = new ArrayList<String>();
    var lead = indent + style.paint(Tone.NAME, "hint:") + " ";
    int taken = indent.length() + "hint: ".length();
    for (var line : wrapped(text, taken)) {
      lines.add(lines.isEmpty() ? lead + line : " ".repeat(taken) + line);
    }
    return lines;
  }

  private List<String> wrapped(String text, int taken) {
    return Wrap.lines(text, columns - taken);
  }

  /// The name to give to `--only` and the place to edit.
  private List<String> whereabouts(Check check) {
    if (check.index() < 0) {
      return List.of();
    }
    var name = Printable.line(check.name());
    boolean named = !name.isEmpty() && !name.equals(Titles.of(check));
    return List.of(
        INDENT
            + aside(
                "check: "
                    + (named ? name + " at " : "")
                    + Printable.line(check.place().toString())));
  }

  private String aside(String text) {
    return style.paint(Tone.ASIDE, text);
  }

  private static String in(Duration took) {
    return " in " + Durations.text(took);
  }
}
