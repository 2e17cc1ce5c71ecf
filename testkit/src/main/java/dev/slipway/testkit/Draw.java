package dev.slipway.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Random values that are the same for the same seed. Not for use by several threads.
public final class Draw {
  /// What breaks readers: ends of lines, quotes, letters whose case depends on the language,
  /// characters beyond two bytes, half characters.
  private static final List<String> ODD =
      List.of(
          "\0",
          "\t",
          "\n",
          "\r",
          "\r\n",
          "\u0085",
          "\u2028",
          "\uFEFF",
          "\u001B[31m",
          "\"",
          "'",
          "`",
          "\\",
          "$",
          "%",
          "{",
          "}",
          "[",
          "]",
          ":",
          "-",
          "#",
          "&",
          "*",
          "!",
          "|",
          ">",
          "@",
          "ı",
          "İ",
          "ß",
          "é",
          "e\u0301",
          "漢",
          "🚢",
          "\uD83D",
          "\uDEA2",
          "\u202E",
          "\u00A0");

  private final RandomGenerator random;

  public Draw(long seed) {
    random = new SplittableRandom(seed);
  }

  /// Both ends included.
  public int between(int least, int most) {
    return (int) random.nextLong(least, most + 1L);
  }

  public long number() {
    return random.nextLong();
  }

  public boolean coin() {
    return random.nextBoolean();
  }

  /// True once in so many times.
  public boolean onceIn(int times) {
    return random.nextInt(times) == 0;
  }

  public <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  @SafeVarargs
  public final <T> T oneOf(T... values) {
    return values[random.nextInt(values.length)];
  }

  public <T> List<T> listOf(int most, Supplier<T> value) {
    var list = new ArrayList<T>();
    for (int i = between(0, most); i > 0; i--) {
      list.add(value.get());
    }
    return list;
  }

  public byte[] bytes(int most) {
    var bytes = new byte[between(0, most)];
    random.nextBytes(bytes);
    return bytes;
  }

  /// A word of those letters, perhaps empty.
  public String word(String letters, int most) {
    var word = new StringBuilder();
    for (int i = between(0, most); i > 0; i--) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }

  /// Mostly plain text with some of what breaks readers in it.
  public String text(int most) {
    var text = new StringBuilder();
    for (int i = between(0, most); i > 0; i--) {
      text.append(onceIn(4) ? oneOf(ODD) : Character.toString(between(' ', '~')));
    }
    return text.toString();
  }

  /// The text with a few parts cut out, doubled, moved or replaced by odd ones.
  public String spoilt(String text) {
    var spoilt = new StringBuilder(text);
    for (int i = between(1, 4); i > 0; i--) {
      int from = between(0, spoilt.length());
      int to = Math.min(spoilt.length(), from + between(0, onceIn(4) ? 200 : 5));
      var part = spoilt.substring(from, to);
      switch (between(0, 3)) {
        case 0 -> spoilt.delete(from, to);
        case 1 -> spoilt.insert(from, part);
        case 2 -> spoilt.delete(from, to).insert(between(0, spoilt.length()), part);
        default -> spoilt.replace(from, to, text(3));
      }
    }
    return spoilt.toString();
  }
}
