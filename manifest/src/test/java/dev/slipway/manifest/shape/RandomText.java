package dev.slipway.manifest.shape;

import java.util.List;
import java.util.Random;

/// Texts by seed, from noise to almost right.
final class RandomText {
  private static final List<String> TOKENS =
      List.of(
          "\n",
          "\n",
          "\n  ",
          "\n    ",
          "- ",
          "- ",
          ": ",
          ": ",
          ":",
          "[",
          "]",
          "{",
          "}",
          ", ",
          "'",
          "\"",
          "|\n",
          ">-\n",
          "# ",
          "&a ",
          "&b ",
          "*a",
          "*b",
          "<<: *a",
          "<<: ",
          "!!str ",
          "!x ",
          "? ",
          "---\n",
          "...\n",
          "%YAML 1.2\n",
          "\t",
          "\\",
          "\r\n",
          "~",
          "null",
          "yes",
          "0x10",
          "010",
          "1.5",
          "\"80\"",
          "80",
          "é",
          "📦",
          "\u0085",
          "\u2028",
          "\uFEFF",
          "name",
          "port",
          "env",
          "value",
          "labels",
          "berths",
          "horn",
          "flag",
          "tones",
          "colour",
          "code",
          "inner",
          "timeoutSeconds",
          "delaySeconds",
          "tries",
          "command",
          "protocol",
          "UDP",
          "public",
          "x-a",
          "Name",
          "nmae");

  private RandomText() {}

  static byte[] bytes(Random random) {
    var bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return bytes;
  }

  static String tokens(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      text.append(token(random));
    }
    return text.toString();
  }

  /// A text with a few wounds.
  static String wounded(String whole, Random random) {
    var text = new StringBuilder(whole);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(10));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, token(random));
        case 2 -> text.replace(at, end, token(random));
        default -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
      }
    }
    return text.toString();
  }

  private static String token(Random random) {
    return TOKENS.get(random.nextInt(TOKENS.size()));
  }
}
