package dev.slipway.wire.json;

/// A text is not the JSON it should be. Lines and columns count from 1, in UTF-16 units.
public final class JsonException extends RuntimeException {
  private final String why;
  private final int line;
  private final int column;
  private final long offset;

  JsonException(String why, int line, int column, long offset) {
    super("Not JSON at line " + line + ", column " + column + ": " + why);
    this.why = why;
    this.line = line;
    this.column = column;
    this.offset = offset;
  }

  /// The fault alone, as a sentence that starts in lower case.
  public String why() {
    return why;
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }

  /// How many UTF-16 units of the text (bytes, when it is not UTF-8) are before the fault.
  public long offset() {
    return offset;
  }
}
