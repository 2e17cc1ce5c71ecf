package dev.slipway.manifest;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Problems as a terminal shows them: where and what, the line itself, a mark under the spot, and
/// what to try.
///
/// ```
/// kubeflow.yaml:7:11: error: `port` takes a whole number from 1 to 65535; this is `web`.
///   7 |     port: web
///     |           ^^^
/// hint: …
/// ```
public final class ProblemText {
  /// Longer lines are not shown; finding a spot in them for each of many problems takes too long.
  private static final int LONGEST_LINE = 500_000;

  private final Map<String, Lines> linesByFile = new HashMap<>();
  private final boolean colour;

  private ProblemText(Collection<Source> sources, boolean colour) {
    sources.forEach(source -> linesByFile.put(source.name(), source.lines()));
    this.colour = colour;
  }

  /// @param sources the texts that the problems are about; a problem of another one is shown
  ///   without its line
  public static ProblemText plain(Collection<Source> sources) {
    return new ProblemText(sources, false);
  }

  /// With ANSI colours.
  public static ProblemText coloured(Collection<Source> sources) {
    return new ProblemText(sources, true);
  }

  /// Several lines, each with its end.
  public String of(Collection<Problem> problems) {
    return problems.stream().map(this::of).collect(Collectors.joining("\n"));
  }

  public String of(Problem problem) {
    var text = new StringBuilder();
    var place = problem.place();
    text.append(
            paint(
                Paint.BOLD,
                Excerpt.plain(place.file(), Integer.MAX_VALUE)
                    + ":"
                    + place.line()
                    + ":"
                    + place.column()
                    + ":"))
        .append(' ')
        .append(paint(Paint.of(problem.severity()), problem.severity() + ":"))
        .append(' ')
        .append(problem.message())
        .append('\n');
    line(place).ifPresent(line -> show(line, problem, text));
    problem
        .hint()
        .ifPresent(hint -> text.append(paint(Paint.HINT, "hint:")).append(' ').append(hint + "\n"));
    return text.toString();
  }

  private Optional<String> line(Place place) {
    return Optional.ofNullable(linesByFile.get(place.file()))
        .filter(lines -> lines.length(place.line()) <= LONGEST_LINE)
        .map(lines -> lines.line(place.line()))
        .filter(line -> !line.isBlank());
  }

  private void show(String line, Problem problem, StringBuilder text) {
    var place = problem.place();
    var number = Integer.toString(place.line());
    var window = LineWindow.of(line, place.column(), place.length());
    text.append(paint(Paint.FRAME, "  " + number + " | "))
        .append(window.text())
        .append('\n')
        .append(paint(Paint.FRAME, "  " + " ".repeat(number.length()) + " | "))
        .append(" ".repeat(window.indent()))
        .append(paint(Paint.of(problem.severity()), "^".repeat(window.length())))
        .append('\n');
  }

  private String paint(Paint paint, String text) {
    return colour ? "\u001B[" + paint.code + "m" + text + "\u001B[0m" : text;
  }

  private enum Paint {
    BOLD("1"),
    ERROR("1;31"),
    WARNING("1;33"),
    FRAME("34"),
    HINT("1;36");

    private final String code;

    Paint(String code) {
      this.code = code;
    }

    static Paint of(Severity severity) {
      return switch (severity) {
        case ERROR -> ERROR;
        case WARNING -> WARNING;
      };
    }
  }
}
