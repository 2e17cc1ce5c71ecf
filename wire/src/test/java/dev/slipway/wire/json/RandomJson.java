package dev.slipway.wire.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Random;

/// Values and damaged texts by seed.
final class RandomJson {
  private static final String[] NUMBERS = {
    "0", "-1", "1.50", "2e+9", "1E-3", "18446744073709551616"
  };
  private static final String ALPHABET =
      "{}[]\",:\\ \n\t0123456789-+.eEutrfalsn/x\u0000é\uD83D\uDE00";

  private RandomJson() {}

  static Json value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> Json.ofNull();
      case 1 -> Json.of(random.nextBoolean());
      case 2 -> new JsonNumber(NUMBERS[random.nextInt(NUMBERS.length)]);
      case 3 -> Json.of(text(random));
      case 4 -> {
        var elements = new ArrayList<Json>();
        for (int i = random.nextInt(5); i > 0; i--) {
          elements.add(value(random, depth - 1));
        }
        yield new JsonArray(elements);
      }
      default -> {
        var members = new LinkedHashMap<String, Json>();
        for (int i = random.nextInt(5); i > 0; i--) {
          members.put(text(random), value(random, depth - 1));
        }
        yield new JsonObject(members);
      }
    };
  }

  static String damaged(Random random) {
    var text = new StringBuilder(value(random, 4).write());
    for (int i = random.nextInt(4); i > 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        default -> text.setLength(at);
      }
    }
    return text.toString();
  }

  static byte[] bytes(Random random) {
    var bytes = new byte[random.nextInt(40)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(
          switch (random.nextInt(4)) {
            case 0 -> (char) random.nextInt(0x80);
            case 1 -> (char) random.nextInt(0x10000);
            case 2 -> (char) (0xD800 + random.nextInt(0x800));
            default -> (char) ('a' + random.nextInt(26));
          });
    }
    return text.toString();
  }
}
