package dev.slipway.validate.report;

import dev.slipway.validate.verdict.Report;
import dev.slipway.validate.verdict.Run;
import java.util.ArrayList;
import java.util.List;

/// What a person reads: the lines of [TextLines], one run after the other.
final class TextReport {
  private TextReport() {}

  static String render(Report report) {
    var lines = new ArrayList<String>();
    for (var run : report.runs()) {
      lines.addAll(lines(run));
      if (report.runs().size() > 1) {
        lines.add("");
      }
    }
    lines.addAll(new TextLines(Style.plain()).summary(report));
    return String.join("\n", lines) + "\n";
  }

  private static List<String> lines(Run run) {
    var text = new TextLines(Style.plain());
    var lines = new ArrayList<>(text.header(run.subject(), run.validator()));
    run.results().forEach(result -> lines.addAll(text.check(result)));
    run.failure().ifPresent(failure -> lines.addAll(text.failure(failure)));
    lines.addAll(text.footer(run));
    return lines;
  }
}
