package dev.slipway.validate.report;

/// How parts of a text stand out: not at all, or in the colours of a terminal.
public final class Style {
  private static final Style PLAIN = new Style(false);
  private static final Style ANSI = new Style(true);

  private final boolean colours;

  private Style(boolean colours) {
    this.colours = colours;
  }

  /// What a part of a text means to its reader.
  public enum Tone {
    NAME("36"),
    GOOD("32"),
    BAD("31"),
    DOUBTFUL("33"),
    ASIDE("2");

    private final String code;

    Tone(String code) {
      this.code = code;
    }
  }

  public static Style plain() {
    return PLAIN;
  }

  /// The eight colours that every terminal has, as its user set them.
  public static Style ansi() {
    return ANSI;
  }

  public String paint(Tone tone, String text) {
    return colours && !text.isEmpty() ? "\u001b[" + tone.code + "m" + text + "\u001b[0m" : text;
  }
}
