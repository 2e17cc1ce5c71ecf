package dev.slipway.docker;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Reads the engine's times: RFC 3339, with up to nine digits of a second and any offset.
///
/// By hand, since the first use of the JDK's formatters costs a short command several milliseconds.
final class Timestamp {
  private final String text;
  private int at;

  private Timestamp(String text) {
    this.text = text;
  }

  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(new Timestamp(text).instant());
    } catch (DateTimeException | IndexOutOfBoundsException _) {
      return Optional.empty();
    }
  }

  private Instant instant() {
    var date = LocalDate.of(number(4, "-"), number(2, "-"), number(2, "Tt"));
    int hour = number(2, ":");
    int minute = number(2, ":");
    int second = number(2, "");
    int nano = fraction();
    int offset = offset();
    if (at != text.length() || hour > 23 || minute > 59 || second > 59) {
      throw new DateTimeException(text);
    }
    int ofDay = hour * 3_600 + minute * 60 + second;
    long seconds = date.toEpochDay() * 86_400L + ofDay - offset;
    return Instant.ofEpochSecond(seconds, nano);
  }

  /// Digits and then one of the separators.
  private int number(int digits, String separators) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      value = value * 10 + digit();
    }
    if (!separators.isEmpty() && separators.indexOf(text.charAt(at++)) < 0) {
      throw new DateTimeException(text);
    }
    return value;
  }

  private int digit() {
    char c = text.charAt(at++);
    if (c < '0' || c > '9') {
      throw new DateTimeException(text);
    }
    return c - '0';
  }

  private int fraction() {
    if (text.charAt(at) != '.') {
      return 0;
    }
    at++;
    int nano = 0;
    int digits = 0;
    while (text.charAt(at) >= '0' && text.charAt(at) <= '9' && digits < 9) {
      nano = nano * 10 + digit();
      digits++;
    }
    if (digits == 0) {
      throw new DateTimeException(text);
    }
    for (; digits < 9; digits++) {
      nano *= 10;
    }
    return nano;
  }

  private int offset() {
    char sign = text.charAt(at++);
    if (sign == 'Z' || sign == 'z') {
      return 0;
    }
    if (sign != '+' && sign != '-') {
      throw new DateTimeException(text);
    }
    int seconds = number(2, ":") * 3_600 + number(2, "") * 60;
    return sign == '-' ? -seconds : seconds;
  }
}
