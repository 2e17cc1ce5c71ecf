package dev.slipway.manifest;

/// How many columns of a terminal a text takes. Terminals differ on the newest emoji; this follows
/// the widths that most of them agree on.
public final class DisplayWidth {
  private static final int JOINER = 0x200D;
  private static final int EMOJI_STYLE = 0xFE0F;

  private DisplayWidth() {}

  public static int of(String text) {
    int width = 0;
    int previous = 0;
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (c == EMOJI_STYLE && width(previous) == 1 && previous > 0xFF) {
        width++; // a sign that is a picture only by request
      } else if (previous != JOINER || width(c) == 0) {
        width += width(c);
      }
      previous = c;
    }
    return width;
  }

  /// The columns of one code point by itself.
  static int width(int c) {
    if (c < 0x300) {
      return 1;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isSkinTone(c) ? 0 : isWide(c) ? 2 : 1;
    };
  }

  private static boolean isSkinTone(int c) {
    return c >= 0x1F3FB && c <= 0x1F3FF;
  }

  /// East Asian wide and full-width blocks, and the pictures.
  private static boolean isWide(int c) {
    if (c < 0x1100) {
      return false;
    }
    return c <= 0x115F
        || (c >= 0x2600 && c <= 0x27BF && isPicture(c))
        || c == 0x231A
        || c == 0x231B
        || (c >= 0x23E9 && c <= 0x23EC)
        || c == 0x23F0
        || c == 0x23F3
        || c == 0x2B50
        || c == 0x2B55
        || (c >= 0x2E80 && c <= 0x303E)
        || (c >= 0x3041 && c <= 0xA4CF)
        || (c >= 0xA960 && c <= 0xA97C)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x17000 && c <= 0x18CFF)
        || (c >= 0x1B000 && c <= 0x1B2FF)
        || (c >= 0x1F000 && c <= 0x1FAFF && isPicture(c))
        || (c >= 0x20000 && c <= 0x3FFFD);
  }

  /// Pictures by default, without being asked to; a flag's letter counts as half of a picture.
  private static boolean isPicture(int c) {
    return Character.isEmojiPresentation(c) && !(c >= 0x1F1E6 && c <= 0x1F1FF);
  }
}
