package dev.slipway.manifest;

import java.util.Arrays;

/// The lines of a text as YAML counts them: `\n`, `\r\n` and `\r` end one. Only their beginnings
/// are kept, as a file of ten million bytes can have as many lines.
public final class Lines {
  private final String text;
  private int[] starts = new int[64];
  private int count = 1;

  private Lines(String text) {
    this.text = text;
  }

  static Lines of(String text) {
    var lines = new Lines(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
        lines.begin(i + 1);
      }
    }
    return lines;
  }

  private void begin(int start) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
    }
    starts[count++] = start;
  }

  /// At least one; the last may be empty.
  public int count() {
    return count;
  }

  /// A line without its end, and nothing beyond the last.
  ///
  /// @param number from 1
  public String line(int number) {
    return number > count ? "" : text.substring(starts[number - 1], end(number));
  }

  int length(int number) {
    return number > count ? 0 : end(number) - starts[number - 1];
  }

  private int end(int number) {
    int end = number < count ? starts[number] : text.length();
    while (end > starts[number - 1] && isBreak(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  /// Where the text ends.
  Place end(String file) {
    var last = line(count);
    return new Place(file, count, last.codePointCount(0, last.length()) + 1);
  }
}
