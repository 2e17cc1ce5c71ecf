package dev.slipway.validate.report;

import java.util.ArrayList;
import java.util.List;

/// Breaks prose between words.
final class Wrap {
  private Wrap() {}

  /// Lines of at most so many columns; a word that is wider stands alone and whole.
  static List<String> lines(String text, int columns) {
    if (Columns.of(text) <= columns) {
      return List.of(text);
    }
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    int used = 0;
    for (var word : text.split(" ", -1)) {
      int width = Columns.of(word);
      if (!line.isEmpty() && used + 1 + width > columns) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      if (!line.isEmpty()) {
        line.append(' ');
        used++;
      }
      line.append(word);
      used += width;
    }
    lines.add(line.toString());
    return lines;
  }
}
