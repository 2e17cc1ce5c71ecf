package dev.slipway.wire.json;

import java.math.BigDecimal;
import java.util.Optional;

/// A number as it is spelt, so that writing what was read changes nothing: `1.0` and `1` are
/// different values.
public record JsonNumber(String source) implements Json {
  /// Longer spellings are no `long` that anybody wrote on purpose.
  private static final int LONGEST = 100;

  public JsonNumber {
    if (!isNumber(source)) {
      throw new IllegalArgumentException("`" + source + "` is no number of JSON.");
    }
  }

  public static JsonNumber of(long number) {
    return new JsonNumber(Long.toString(number));
  }

  /// JSON has no spelling for infinities and NaN.
  public static JsonNumber of(double number) {
    return new JsonNumber(Double.toString(number));
  }

  /// @throws ArithmeticException when the number is not whole or does not fit
  public long longValue() {
    return asLong()
        .orElseThrow(() -> new ArithmeticException(source + " is no 64-bit whole number."));
  }

  /// The nearest double, infinite where the number is too large.
  public double doubleValue() {
    return Double.parseDouble(source);
  }

  /// @throws ArithmeticException when the exponent is beyond what [BigDecimal] can hold
  public BigDecimal decimal() {
    try {
      return new BigDecimal(source);
    } catch (NumberFormatException e) {
      var beyond = new ArithmeticException(source + " has an exponent beyond 2147483647.");
      beyond.initCause(e);
      throw beyond;
    }
  }

  Optional<Long> asLong() {
    if (source.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          source.length() < 19 && isInteger()
              ? Long.parseLong(source)
              : decimal().longValueExact());
    } catch (ArithmeticException _) {
      return Optional.empty();
    }
  }

  private boolean isInteger() {
    return digits(source, source.charAt(0) == '-' ? 1 : 0) == source.length();
  }

  private static boolean isNumber(String text) {
    int at = text.startsWith("-") ? 1 : 0;
    int whole = digits(text, at);
    if (whole == at || (whole > at + 1 && text.charAt(at) == '0')) {
      return false;
    }
    at = whole;
    if (at < text.length() && text.charAt(at) == '.') {
      int fraction = digits(text, at + 1);
      if (fraction == at + 1) {
        return false;
      }
      at = fraction;
    }
    if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
      at++;
      if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        at++;
      }
      int exponent = digits(text, at);
      if (exponent == at) {
        return false;
      }
      at = exponent;
    }
    return at == text.length();
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  @Override
  public String toString() {
    return source;
  }
}
