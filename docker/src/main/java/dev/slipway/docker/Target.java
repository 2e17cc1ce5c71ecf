package dev.slipway.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Builds a request target: a path, then query parameters, percent-encoded.
final class Target {
  private static final String HEX = "0123456789ABCDEF";
  private final StringBuilder text;
  private char separator = '?';

  private Target(String path) {
    text = new StringBuilder(path);
  }

  static Target of(String path) {
    return new Target(path);
  }

  Target with(String name, String value) {
    text.append(separator).append(name).append('=').append(encode(value, ""));
    separator = '&';
    return this;
  }

  /// The engines' routes take slashes and colons of image names as they are.
  static String segment(String name) {
    return encode(name, "/:@");
  }

  private static String encode(String value, String kept) {
    var encoded = new StringBuilder(value.length() + 16);
    for (byte b : value.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~".indexOf(c) >= 0
              || kept.indexOf(c) >= 0;
      if (plain) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
      }
    }
    return encoded.toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
