package dev.slipway.validate.probe;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The text of paths and addresses as a request may carry it.
final class UrlText {
  private UrlText() {}

  /// What a request target may not have is percent-encoded; what is encoded already stays.
  static String encoded(String path) {
    boolean clean =
        path.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != '<' && c != '>');
    if (clean) {
      return path;
    }
    var encoded = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      int c = b & 0xff;
      if (c > ' ' && c < 0x7f && c != '"' && c != '<' && c != '>') {
        encoded.append((char) c);
      } else {
        encoded.append(String.format(Locale.ROOT, "%%%02X", c));
      }
    }
    return encoded.toString();
  }
}
