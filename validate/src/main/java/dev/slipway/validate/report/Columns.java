package dev.slipway.validate.report;

/// How many columns of a terminal a text takes.
///
/// As terminals that draw whole grapheme clusters do it: what joins onto a character takes nothing,
/// a flag or a joined emoji is as wide as one. The text has no control characters.
final class Columns {
  private static final int JOINER = 0x200D;
  private static final int EMOJI_SELECTOR = 0xFE0F;

  /// First and last of the wide characters that are no emoji: those of Unicode's East Asian Width
  /// property W and F, gaps between them closed where nothing is assigned.
  private static final int[] WIDE = {
    0x1100, 0x115F, // Hangul initials
    0x2329, 0x232A,
    0x2630, 0x2637, // trigrams and monograms
    0x268A, 0x268F,
    0x2E80, 0x303E, // radicals, CJK punctuation
    0x3041, 0x3247, // kana, bopomofo, enclosed
    0x3250, 0xA4CF, // CJK, Yi
    0xA960, 0xA97F,
    0xAC00, 0xD7A3, // Hangul syllables
    0xF900, 0xFAFF,
    0xFE10, 0xFE19,
    0xFE30, 0xFE6F,
    0xFF01, 0xFF60, // full-width forms
    0xFFE0, 0xFFE6,
    0x16FE0, 0x18DF2, // Tangut, Khitan
    0x1AFF0, 0x1B2FB, // kana supplements
    0x1D300, 0x1D376,
    0x1F200, 0x1F265, // enclosed ideographs
    0x20000, 0x3FFFD
  };

  private Columns() {}

  static int of(String text) {
    int columns = 0;
    int previous = 0;
    boolean inFlag = false;
    boolean joined = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      boolean flag = isFlagPart(c);
      if (flag) {
        columns += inFlag ? 0 : 2;
      } else if (previous == JOINER && Character.isEmoji(c)) {
        joined = true;
      } else if (c == EMOJI_SELECTOR) {
        columns += !joined && Character.isEmoji(previous) && !isWide(previous) ? 1 : 0;
      } else if (!isZero(c) && !isSkinTone(c, previous)) {
        columns += isWide(c) ? 2 : 1;
        joined = false;
      }
      inFlag = flag && !inFlag;
      previous = c;
    }
    return columns;
  }

  /// Filled up with spaces on the right; a text that is wider stays as it is.
  static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  private static boolean isSkinTone(int c, int previous) {
    return Character.isEmojiModifier(c) && Character.isEmojiModifierBase(previous);
  }

  private static boolean isFlagPart(int c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
  }

  private static boolean isZero(int c) {
    if (c < 0x7F) {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      // A soft hyphen is drawn.
      case Character.FORMAT -> c != 0xAD;
      // Hangul vowels and finals join the syllable before them.
      default -> (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF);
    };
  }

  private static boolean isWide(int c) {
    if (c < WIDE[0]) {
      return false;
    }
    for (int i = 0; i < WIDE.length; i += 2) {
      if (c >= WIDE[i] && c <= WIDE[i + 1]) {
        return true;
      }
    }
    return Character.isEmojiPresentation(c);
  }
}
