package dev.slipway.manifest;

/// The part of a line around a spot that fits a terminal, with tabs and harmful characters made
/// harmless.
///
/// @param indent display columns before the spot
/// @param length display columns of the spot, at least 1
record LineWindow(String text, int indent, int length) {
  private static final int WIDTH = 100;
  private static final int BEFORE = 40;
  private static final String TAB = "    ";
  private static final String CUT = "…";

  /// @param column of the spot in code points, from 1; may be just behind the end
  static LineWindow of(String line, int column, int length) {
    int spot = offset(line, 0, column - 1);
    int end = offset(line, spot, length);
    int start = 0;
    if (end > WIDTH || DisplayWidth.of(shown(line, 0, end)) > WIDTH) {
      start = offset(line, 0, Math.max(0, column - 1 - BEFORE));
    }
    int stop = start;
    int width = 0;
    while (stop < line.length() && width < WIDTH) {
      int next = offset(line, stop, 1);
      width += DisplayWidth.of(shown(line, stop, next));
      stop = next;
    }
    var head = start > 0 ? CUT : "";
    var tail = stop < line.length() ? CUT : "";
    int indent = DisplayWidth.of(head + shown(line, start, spot));
    int marked = DisplayWidth.of(shown(line, spot, Math.min(end, Math.max(stop, spot))));
    return new LineWindow(head + shown(line, start, stop) + tail, indent, Math.max(1, marked));
  }

  private static int offset(String line, int from, int codePoints) {
    int at = from;
    for (int i = 0; i < codePoints && at < line.length(); i++) {
      at += Character.charCount(line.codePointAt(at));
    }
    return at;
  }

  private static String shown(String line, int from, int to) {
    var shown = new StringBuilder();
    int at = from;
    while (at < to) {
      int c = line.codePointAt(at);
      at += Character.charCount(c);
      if (c == '\t') {
        shown.append(TAB);
      } else {
        shown.appendCodePoint(Excerpt.isHarmless(c) ? c : 0xFFFD);
      }
    }
    return shown.toString();
  }
}
