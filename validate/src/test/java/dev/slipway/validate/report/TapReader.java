package dev.slipway.validate.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads a TAP 14 document as a harness does: the unindented lines count.
record TapReader(int planned, List<Point> points) {
  private static final Pattern PLAN = Pattern.compile("1\\.\\.(\\d+)");
  private static final Pattern POINT =
      Pattern.compile("(not )?ok (\\d+) - (.*?)(?: # (SKIP|TODO) (.*))?");

  record Point(boolean ok, int number, String description, boolean excused) {}

  static TapReader read(String text) {
    var lines = text.lines().toList();
    if (!lines.getFirst().equals("TAP version 14")) {
      throw new AssertionError("The first line is no version: " + lines.getFirst());
    }
    var points = new ArrayList<Point>();
    int planned = -1;
    boolean yaml = false;
    for (var line : lines.subList(1, lines.size())) {
      if (line.equals("  ---") || line.equals("  ...")) {
        yaml = line.equals("  ---");
      } else if (!yaml && !line.startsWith("    ") && !line.startsWith("#")) {
        var plan = PLAN.matcher(line);
        var point = POINT.matcher(line);
        if (plan.matches() && planned < 0) {
          planned = Integer.parseInt(plan.group(1));
        } else if (point.matches()) {
          points.add(
              new Point(
                  point.group(1) == null,
                  Integer.parseInt(point.group(2)),
                  point.group(3),
                  point.group(4) != null));
        } else {
          throw new AssertionError("The line is no TAP: " + line);
        }
      }
    }
    return new TapReader(planned, points);
  }

  boolean passed() {
    if (planned != points.size()) {
      throw new AssertionError("Planned " + planned + ", got " + points.size());
    }
    return points.stream().allMatch(point -> point.ok || point.excused);
  }
}
