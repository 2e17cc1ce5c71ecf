package dev.slipway.bench;

import java.util.List;
import java.util.Locale;

/// Results for people.
final class Table {
  private static final int WHAT = 46;

  private final StringBuilder text = new StringBuilder();

  /// With a point, wherever the reader lives: figures are compared between machines.
  static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  Table heading(String title) {
    text.append('\n').append(title).append('\n');
    return this;
  }

  Table add(List<Line> lines) {
    text.append(padded("", WHAT + 2)).append("     median    least      CPU\n");
    lines.forEach(this::add);
    return this;
  }

  private void add(Line line) {
    text.append("  ").append(padded(line.what(), WHAT));
    var row = new StringBuilder(right(value(line), 11));
    line.series()
        .ifPresent(
            series ->
                row.append(right(number(series.least(), 0), 9))
                    .append(right(number(series.cpu(), 0), 9)));
    boolean more = line.note().isPresent() || line.aim().isPresent();
    text.append(more ? padded(row.toString(), 31) : row);
    line.note().ifPresent(text::append);
    line.aim().ifPresent(aim -> text.append(line.note().isPresent() ? "; " : "").append(text(aim)));
    text.append('\n');
  }

  private static String value(Line line) {
    boolean small = line.unit().isEmpty() || Math.abs(line.value()) < 10;
    var figure = number(line.value(), small ? 2 : 0);
    return line.unit().isEmpty() ? figure : figure + " " + line.unit();
  }

  private static String text(Line.Aim aim) {
    var unit = aim.unit().isEmpty() ? "" : " " + aim.unit();
    var limit = number(aim.limit(), aim.unit().isEmpty() ? 2 : 0) + unit;
    if (aim.met()) {
      return "aim ≤ " + limit + ": met";
    }
    double over = 100 * (aim.actual() / aim.limit() - 1);
    return "aim ≤ " + limit + ": MISSED by " + number(over, 0) + " %";
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
