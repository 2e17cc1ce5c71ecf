package dev.slipway.validate.report;

import java.util.ArrayList;
import java.util.List;

/// Text that images and manifests brought along, made fit to be shown: nothing in it moves a
/// cursor, changes a colour, reorders a line or is half a character.
final class Printable {
  private static final char ESCAPE = '\u001b';
  private static final char REPLACEMENT = '\uFFFD';
  private static final int TAB = 8;

  private Printable() {}

  /// One line; white space and line breaks become single spaces.
  static String line(String text) {
    var clean = clean(text);
    var line = new StringBuilder(clean.length());
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      boolean white = Character.isWhitespace(c);
      if (!white) {
        line.append(c);
      } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
    }
    return line.toString().stripTrailing();
  }

  /// Its lines, as far as the last one that is not blank.
  static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    clean(text).lines().forEach(line -> lines.add(expand(line).stripTrailing()));
    while (!lines.isEmpty() && lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    return lines;
  }

  private static String expand(String line) {
    if (line.indexOf('\t') < 0) {
      return line;
    }
    var expanded = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '\t') {
        expanded.repeat(' ', TAB - Columns.of(expanded.toString()) % TAB);
      } else {
        expanded.append(line.charAt(i));
      }
    }
    return expanded.toString();
  }

  private static String clean(String text) {
    var clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c == ESCAPE && endOfSequence(text, i) > i) {
        i = endOfSequence(text, i);
        continue;
      }
      clean.appendCodePoint(shown(c));
      i += Character.charCount(c);
    }
    return clean.toString();
  }

  private static int shown(int c) {
    if (c == '\t' || c == '\n' || c == '\r') {
      return c;
    }
    if (c < ' ') {
      return 0x2400 + c; // the picture of that control character
    }
    if (c == 0x7F) {
      return 0x2421;
    }
    return isHarmful(c) ? REPLACEMENT : c;
  }

  private static boolean isHarmful(int c) {
    return (c >= 0x80 && c <= 0x9F) // the other control characters
        || (c >= 0x202A && c <= 0x202E) // overrides of direction
        || (c >= 0x2066 && c <= 0x2069)
        || (c >= 0xD800 && c <= 0xDFFF) // half a pair
        || (c & 0xFFFE) == 0xFFFE; // no characters
  }

  /// Where the escape sequence that begins here ends; here where it is none (ECMA-48, 5.3 to 5.6).
  private static int endOfSequence(String text, int from) {
    int at = from + 1;
    if (at == text.length()) {
      return from;
    }
    char kind = text.charAt(at);
    return switch (kind) {
      case '[' -> {
        at = skip(text, at + 1, ' ', '?');
        yield isBetween(text, at, '@', '~') ? at + 1 : from;
      }
      case ']', 'P', 'X', '^', '_' -> endOfString(text, at + 1, from);
      default -> {
        at = skip(text, at, ' ', '/');
        yield isBetween(text, at, '0', '~') ? at + 1 : from;
      }
    };
  }

  private static int endOfString(String text, int begin, int from) {
    for (int at = begin; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\u0007') {
        return at + 1;
      }
      if (c == ESCAPE) {
        return isBetween(text, at + 1, '\\', '\\') ? at + 2 : from;
      }
      if (c == '\n') {
        return from;
      }
    }
    return from;
  }

  private static int skip(String text, int from, char low, char high) {
    int at = from;
    while (isBetween(text, at, low, high)) {
      at++;
    }
    return at;
  }

  private static boolean isBetween(String text, int at, char low, char high) {
    return at < text.length() && text.charAt(at) >= low && text.charAt(at) <= high;
  }
}
