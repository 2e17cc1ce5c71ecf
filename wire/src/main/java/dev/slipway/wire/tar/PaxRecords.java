package dev.slipway.wire.tar;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The `length key=value\n` records that extend a header; of the keys only those that say what an
/// entry is are kept, so that global records cannot pile up.
final class PaxRecords {
  private static final String SPARSE = "GNU.sparse.";
  private static final Set<String> KEPT =
      Set.of(
          "path",
          "linkpath",
          "size",
          "uid",
          "gid",
          "mtime",
          SPARSE + "major",
          SPARSE + "map",
          SPARSE + "name",
          SPARSE + "realsize",
          SPARSE + "size");

  static final PaxRecords NONE = new PaxRecords(Map.of());

  private final Map<String, String> values;

  private PaxRecords(Map<String, String> values) {
    this.values = values;
  }

  /// These records over the earlier ones; an empty value takes the earlier one away.
  PaxRecords extended(byte[] content) {
    var merged = new HashMap<>(values);
    // Format 0.0 of sparse files repeats two keys; joined they are the map of format 0.1.
    var regions = new StringBuilder();
    int at = 0;
    while (at < content.length && content[at] != 0) {
      int space = indexOf(content, ' ', at);
      int length = space < 0 ? 0 : length(content, at, space);
      int end = at + length;
      if (length <= 0 || end > content.length || end <= space + 1 || content[end - 1] != '\n') {
        throw new MalformedTarException("a pax record is not `length key=value`");
      }
      int equals = indexOf(content, '=', space + 1);
      if (equals < 0 || equals >= end) {
        throw new MalformedTarException("a pax record has no `=`");
      }
      var key = new String(content, space + 1, equals - space - 1, StandardCharsets.UTF_8);
      if (key.equals(SPARSE + "offset") || key.equals(SPARSE + "numbytes")) {
        regions.append(regions.isEmpty() ? "" : ",").append(text(content, equals + 1, end - 1));
      } else if (KEPT.contains(key)) {
        var value = text(content, equals + 1, end - 1);
        if (value.isEmpty()) {
          merged.remove(key);
        } else {
          merged.put(key, value);
        }
      }
      at = end;
    }
    if (!regions.isEmpty()) {
      merged.put(SPARSE + "map", regions.toString());
    }
    return new PaxRecords(Map.copyOf(merged));
  }

  Optional<String> path() {
    return find(SPARSE + "name").or(() -> find("path"));
  }

  Optional<String> link() {
    return find("linkpath");
  }

  Optional<Long> size() {
    return number("size");
  }

  Optional<Long> uid() {
    return number("uid");
  }

  Optional<Long> gid() {
    return number("gid");
  }

  Optional<Instant> modified() {
    return find("mtime").map(PaxRecords::instant);
  }

  /// The map of a sparse file of format 0.0 or 0.1: offsets and lengths, alternating.
  Optional<String> sparseMap() {
    return find(SPARSE + "map");
  }

  /// True for format 1.0, where the map precedes the content.
  boolean sparseMapInContent() {
    return find(SPARSE + "major").filter("1"::equals).isPresent();
  }

  Optional<Long> sparseSize() {
    return number(SPARSE + "realsize").or(() -> number(SPARSE + "size"));
  }

  private Optional<String> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  private Optional<Long> number(String key) {
    return find(key).map(value -> decimal("a pax " + key, value));
  }

  static long decimal(String what, String text) {
    if (text.isEmpty() || text.length() > 19 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new MalformedTarException(what + " is no number");
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      throw new MalformedTarException(what + " is too large");
    }
  }

  private static Instant instant(String text) {
    if (text.length() <= 40 && text.matches("-?[0-9]+(\\.[0-9]*)?")) {
      try {
        var time = new BigDecimal(text.endsWith(".") ? text + "0" : text);
        var nanos = time.movePointRight(9).toBigInteger();
        var second = BigInteger.valueOf(1_000_000_000);
        return Instant.ofEpochSecond(
            nanos.divide(second).longValueExact(), nanos.remainder(second).longValueExact());
      } catch (ArithmeticException | DateTimeException _) {
        // Said below.
      }
    }
    throw new MalformedTarException("a pax mtime is no time");
  }

  /// The form that `mtime` has.
  static String decimal(Instant time) {
    return BigDecimal.valueOf(time.getEpochSecond())
        .add(BigDecimal.valueOf(time.getNano(), 9))
        .stripTrailingZeros()
        .toPlainString();
  }

  /// Records in the making.
  static final class Writer {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void add(String key, String value) {
      var rest = (" " + key + "=" + value + "\n").getBytes(StandardCharsets.UTF_8);
      // The length counts its own digits.
      int length = rest.length + 1;
      while (Integer.toString(length).length() + rest.length != length) {
        length = Integer.toString(length).length() + rest.length;
      }
      out.writeBytes(Integer.toString(length).getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(rest);
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }

  private static String text(byte[] content, int start, int end) {
    for (int i = start; i < end; i++) {
      if (content[i] == 0) {
        throw new MalformedTarException("a pax record holds a NUL");
      }
    }
    return new String(content, start, end - start, StandardCharsets.UTF_8);
  }

  private static int length(byte[] content, int start, int end) {
    int value = 0;
    for (int i = start; i < end; i++) {
      int digit = content[i] - '0';
      if (digit < 0 || digit > 9 || i - start > 8) {
        return 0;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static int indexOf(byte[] content, char c, int start) {
    for (int i = start; i < content.length; i++) {
      if (content[i] == c) {
        return i;
      }
    }
    return -1;
  }
}
