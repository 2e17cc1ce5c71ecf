package dev.slipway.manifest;

/// Where something stands in a text. Lines and columns count from 1; a column is a code point.
///
/// @param file the name of the source as the user knows it
/// @param length how many code points of the line the thing takes, at least 1
public record Place(String file, int line, int column, int length) implements Comparable<Place> {
  public Place {
    if (line < 1 || column < 1 || length < 1) {
      throw new IllegalArgumentException(
          "A place counts from 1: " + line + ":" + column + "+" + length);
    }
  }

  public Place(String file, int line, int column) {
    this(file, line, column, 1);
  }

  /// The first character of a source.
  public static Place startOf(String file) {
    return new Place(file, 1, 1);
  }

  @Override
  public int compareTo(Place other) {
    int order = file.compareTo(other.file);
    order = order == 0 ? Integer.compare(line, other.line) : order;
    order = order == 0 ? Integer.compare(column, other.column) : order;
    return order == 0 ? Integer.compare(length, other.length) : order;
  }

  /// The form that terminals and editors turn into links.
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
