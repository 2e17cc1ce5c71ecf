package dev.slipway.validate.options;

import dev.slipway.core.container.Ulimit;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The small forms that values have, as Docker's command line reads them. Empty where a text has
/// another form.
final class Values {
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

  private Values() {}

  static Optional<Long> whole(String text) {
    if (!text.matches("[-+]?[0-9]{1,19}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  static Optional<Long> whole(String text, long least, long most) {
    return whole(text).filter(n -> n >= least && n <= most);
  }

  /// Go's spellings.
  static Optional<Boolean> bool(String text) {
    return switch (text) {
      case "", "1", "t", "T", "true", "TRUE", "True" -> Optional.of(true);
      case "0", "f", "F", "false", "FALSE", "False" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /// Processors, as `1.5`, in billionths; at most nine decimals.
  static Optional<Long> nanoCpus(String text) {
    if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?|\\.[0-9]{1,9}")) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(text).multiply(NANOS).longValueExact());
  }

  /// Go's form: `1m30s`, `500ms`, `1.5h`, `0`.
  static Optional<Duration> duration(String text) {
    if (text.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    var nanos = BigDecimal.ZERO;
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
        end++;
      }
      int unitEnd = end;
      while (unitEnd < text.length()
          && !isDigit(text.charAt(unitEnd))
          && text.charAt(unitEnd) != '.') {
        unitEnd++;
      }
      var number = text.substring(at, end);
      var unit = unit(text.substring(end, unitEnd));
      if (unit == 0 || !number.matches("[0-9]{1,12}\\.?[0-9]{0,9}|\\.[0-9]{1,9}")) {
        return Optional.empty();
      }
      var whole = number.endsWith(".") ? number + "0" : number;
      nanos = nanos.add(new BigDecimal(whole).multiply(BigDecimal.valueOf(unit)));
      at = unitEnd;
    }
    return text.isEmpty() || nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(nanos.longValue()));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static long unit(String text) {
    return switch (text) {
      case "ns" -> 1;
      case "us", "µs", "μs" -> 1_000;
      case "ms" -> 1_000_000;
      case "s" -> 1_000_000_000;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      default -> 0;
    };
  }

  /// An address in digits; a name is none, and nothing is looked up.
  static boolean isAddress(String text) {
    if (text.indexOf(':') < 0 && text.chars().filter(c -> c == '.').count() != 3) {
      return false;
    }
    try {
      InetAddress.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// `[::1]` and `::1` alike.
  static String withoutBrackets(String address) {
    return address.startsWith("[") && address.endsWith("]")
        ? address.substring(1, address.length() - 1)
        : address;
  }

  /// `nofile=1024:2048`
  static Optional<Ulimit> ulimit(String text) {
    var parts = text.split("=", 2);
    if (parts.length < 2 || !isLimit(parts[0])) {
      return Optional.empty();
    }
    var limits = parts[1].split(":", -1);
    var soft = whole(limits[0], -1, Long.MAX_VALUE);
    var hard = limits.length > 1 ? whole(limits[1], -1, Long.MAX_VALUE) : soft;
    if (limits.length > 2 || soft.isEmpty() || hard.isEmpty()) {
      return Optional.empty();
    }
    boolean above = hard.get() != -1 && (soft.get() == -1 || soft.get() > hard.get());
    return above ? Optional.empty() : Optional.of(new Ulimit(parts[0], soft.get(), hard.get()));
  }

  private static boolean isLimit(String name) {
    return switch (name) {
      case "core",
          "cpu",
          "data",
          "fsize",
          "locks",
          "memlock",
          "msgqueue",
          "nice",
          "nofile",
          "nproc",
          "rss",
          "rtprio",
          "rttime",
          "sigpending",
          "stack" ->
          true;
      default -> false;
    };
  }

  /// The fields of one line of comma-separated values, in which quotes protect commas.
  static Optional<List<String>> fields(String line) {
    var fields = new ArrayList<String>();
    var field = new StringBuilder();
    int at = 0;
    while (true) {
      boolean quoted = at < line.length() && line.charAt(at) == '"';
      if (quoted) {
        at++;
        while (at < line.length() && (line.charAt(at) != '"' || line.startsWith("\"\"", at))) {
          at += line.charAt(at) == '"' ? 1 : 0;
          field.append(line.charAt(at++));
        }
        if (at++ >= line.length()) {
          return Optional.empty();
        }
      }
      while (!quoted && at < line.length() && line.charAt(at) != ',') {
        if (line.charAt(at) == '"') {
          return Optional.empty();
        }
        field.append(line.charAt(at++));
      }
      fields.add(field.toString());
      field.setLength(0);
      if (at >= line.length()) {
        return Optional.of(fields);
      }
      if (line.charAt(at++) != ',') {
        return Optional.empty();
      }
    }
  }
}
