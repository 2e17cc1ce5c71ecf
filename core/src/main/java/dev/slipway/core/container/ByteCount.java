package dev.slipway.core.container;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A number of bytes.
public record ByteCount(long bytes) implements Comparable<ByteCount> {
  private static final Pattern FORM = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([A-Za-z]*)");
  private static final int MAXIMUM_TEXT = 64;
  private static final long KI = 1024;

  /// From here on one decimal would read 1024.0.
  private static final double NEXT_UNIT = 1023.95;

  private static final Map<String, Long> QUANTITY =
      Map.ofEntries(
          Map.entry("", 1L),
          Map.entry("b", 1L),
          Map.entry("k", 1_000L),
          Map.entry("kb", 1_000L),
          Map.entry("m", 1_000_000L),
          Map.entry("mb", 1_000_000L),
          Map.entry("g", 1_000_000_000L),
          Map.entry("gb", 1_000_000_000L),
          Map.entry("t", 1_000_000_000_000L),
          Map.entry("tb", 1_000_000_000_000L),
          Map.entry("ki", KI),
          Map.entry("kib", KI),
          Map.entry("mi", KI * KI),
          Map.entry("mib", KI * KI),
          Map.entry("gi", KI * KI * KI),
          Map.entry("gib", KI * KI * KI),
          Map.entry("ti", KI * KI * KI * KI),
          Map.entry("tib", KI * KI * KI * KI));

  public ByteCount {
    if (bytes < 0) {
      throw new IllegalArgumentException("A number of bytes is not negative: " + bytes);
    }
  }

  public static ByteCount of(long bytes) {
    return new ByteCount(bytes);
  }

  public static ByteCount ofMebibytes(long mebibytes) {
    return new ByteCount(mebibytes * KI * KI);
  }

  /// Kubernetes' and SI's reading: `200MB` and `200M` are decimal, `200Mi` and `200MiB` binary.
  /// Empty when the text is no such quantity.
  public static Optional<ByteCount> parse(String text) {
    return parse(text, false);
  }

  /// The reading of `docker run --memory`: every unit is binary, `512m` is 512 MiB.
  public static Optional<ByteCount> parseRam(String text) {
    return parse(text, true);
  }

  private static Optional<ByteCount> parse(String text, boolean binary) {
    // Reading digits takes a time that grows with the square of their number.
    var form = FORM.matcher(text.strip());
    if (text.length() > MAXIMUM_TEXT || !form.matches()) {
      return Optional.empty();
    }
    var unit = form.group(2).toLowerCase(Locale.ROOT);
    if (binary && unit.matches("[kmgt]b?")) {
      unit = unit.charAt(0) + "i";
    }
    var factor = QUANTITY.get(unit);
    if (factor == null) {
      return Optional.empty();
    }
    var bytes = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(factor));
    return bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
        ? Optional.empty()
        : Optional.of(new ByteCount(bytes.longValue()));
  }

  @Override
  public int compareTo(ByteCount other) {
    return Long.compare(bytes, other.bytes);
  }

  /// For people: `512 B`, `1.5 MiB`.
  @Override
  public String toString() {
    if (bytes < KI) {
      return bytes + " B";
    }
    var units = "KMGTPE";
    double value = (double) bytes / KI;
    int unit = 0;
    while (value >= NEXT_UNIT && unit < units.length() - 1) {
      value /= KI;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %ciB", value, units.charAt(unit));
  }
}
