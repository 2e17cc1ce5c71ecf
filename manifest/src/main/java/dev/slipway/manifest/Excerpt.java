package dev.slipway.manifest;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/// Pieces of other people's text inside our sentences: of bounded length, on one line, and without
/// characters that a terminal would obey.
public final class Excerpt {
  private static final int LONGEST = 60;

  private Excerpt() {}

  /// In backticks.
  public static String code(String text) {
    return "`" + plain(text, LONGEST) + "`";
  }

  /// `a`, `b`, `c`
  public static String codes(Collection<String> texts) {
    return texts.stream().map(Excerpt::code).collect(Collectors.joining(", "));
  }

  static String plain(String text, int longest) {
    var plain = new StringBuilder();
    int at = 0;
    for (int shown = 0; at < text.length() && shown < longest; shown++) {
      int c = text.codePointAt(at);
      plain.append(visible(c));
      at += Character.charCount(c);
    }
    return at < text.length() ? plain.append('…').toString() : plain.toString();
  }

  private static String visible(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> isHarmless(c) ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04X", c);
    };
  }

  /// False for what moves a cursor, changes colours or turns the direction of writing.
  static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.FORMAT -> c == 0x200D || c == 0x200C || c == 0xAD || c >= 0xE0000;
      default -> true;
    };
  }
}
