package dev.slipway.manifest.shape;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;

/// The spellings of numbers that manifests use, those of YAML 1.1 included.
final class Numbers {
  /// Nobody writes longer numbers, and converting them takes more than linear time.
  private static final int LONGEST = 100;

  private Numbers() {}

  /// A whole number that fits; without the large classes for the usual spelling.
  static OptionalLong whole(String text) {
    if (text.length() < 19 && isPlainDigits(text, 0, text.length()) && !isOctalOrDecimal(text)) {
      return OptionalLong.of(Long.parseLong(text));
    }
    var number = integer(text);
    return number.isPresent() && number.get().bitLength() < Long.SIZE
        ? OptionalLong.of(number.get().longValue())
        : OptionalLong.empty();
  }

  static Optional<BigInteger> integer(String text) {
    int sign = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    int radix = 10;
    int from = sign;
    if (text.length() > sign + 2 && text.charAt(sign) == '0') {
      radix =
          switch (text.charAt(sign + 1)) {
            case 'x' -> 16;
            case 'o' -> 8;
            case 'b' -> 2;
            default -> 10;
          };
      from += radix == 10 ? 0 : 2;
    }
    if (text.length() > LONGEST || isOctalOrDecimal(text) || !isDigits(text, from, radix)) {
      return Optional.empty();
    }
    var magnitude = new BigInteger(text.substring(from).replace("_", ""), radix);
    return Optional.of(text.startsWith("-") ? magnitude.negate() : magnitude);
  }

  /// YAML 1.1 reads `010` as eight, YAML 1.2 as ten.
  static boolean isOctalOrDecimal(String text) {
    int from = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    return text.length() > from + 1 && text.charAt(from) == '0' && isDigits(text, from, 10);
  }

  /// Digits, with single underscores between them.
  private static boolean isDigits(String text, int from, int radix) {
    boolean digitBefore = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = c < 128 && Character.digit(c, radix) >= 0;
      if (!digit && !(c == '_' && digitBefore)) {
        return false;
      }
      digitBefore = digit;
    }
    return digitBefore;
  }

  /// `1.5`, `.5`, `2.`, `1e3`; with an exponent of more than two digits it is none.
  static Optional<BigDecimal> decimal(String text) {
    int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
    int length = exponent < 0 ? text.length() : exponent;
    int exponentDigits = exponent + 1;
    if (exponent >= 0
        && exponentDigits < text.length()
        && (text.charAt(exponentDigits) == '-' || text.charAt(exponentDigits) == '+')) {
      exponentDigits++;
    }
    if (text.length() > LONGEST
        || (exponent >= 0
            && (!isPlainDigits(text, exponentDigits, text.length())
                || text.length() - exponentDigits > 2))
        || !isMantissa(text.substring(0, length))) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(text));
  }

  private static boolean isMantissa(String text) {
    int from = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    int dot = text.indexOf('.', from);
    if (dot < 0) {
      return isPlainDigits(text, from, text.length());
    }
    return text.length() > from + 1
        && (dot == from || isPlainDigits(text, from, dot))
        && (dot == text.length() - 1 || isPlainDigits(text, dot + 1, text.length()));
  }

  static boolean isPlainDigits(String text) {
    return isPlainDigits(text, 0, text.length());
  }

  private static boolean isPlainDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return from < to;
  }
}
