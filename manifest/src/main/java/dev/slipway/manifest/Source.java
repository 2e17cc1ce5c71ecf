package dev.slipway.manifest;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.util.Locale;

/// A text as it came, under the name that the user knows it by: a path, a URL, `<stdin>`.
public record Source(String name, String text) {
  /// What a manifest may have at most; nobody writes more by hand.
  public static final int MAXIMUM_BYTES = 10 * 1024 * 1024;

  /// UTF-8, with or without a byte order mark, or UTF-16 with one.
  public static Parsed<Source> parse(String name, byte[] bytes) {
    if (bytes.length > MAXIMUM_BYTES) {
      return Parsed.rejected(
          Problem.error(
              Rule.NOT_TEXT,
              Place.startOf(name),
              "The file is larger than 10 MB, the most that a manifest may have."));
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return decode(name, bytes, 2, UTF_16BE);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return decode(name, bytes, 2, UTF_16LE);
    }
    return decode(name, bytes, startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0, UTF_8);
  }

  private static Parsed<Source> decode(String name, byte[] bytes, int from, Charset charset) {
    var in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    var out = CharBuffer.allocate(bytes.length);
    boolean broken = charset.newDecoder().decode(in, out, true).isError();
    var text = out.flip().toString();
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      return Parsed.rejected(
          Problem.error(
              Rule.NOT_TEXT,
              endOf(name, text.substring(0, nul)),
              "The file is binary: there is a NUL character in it.",
              "Name a manifest in YAML or JSON."));
    }
    if (broken) {
      var value = String.format(Locale.ROOT, "0x%02X", bytes[in.position()]);
      return Parsed.rejected(
          Problem.error(
              Rule.NOT_TEXT,
              endOf(name, text),
              "The file is no " + charset.name() + " text: the byte " + value + " is out of place.",
              "Save the file as UTF-8; if it is not a text at all, name a manifest instead."));
    }
    return Parsed.of(new Source(name, text));
  }

  private static boolean startsWith(byte[] bytes, int... head) {
    for (int i = 0; i < head.length; i++) {
      if (i >= bytes.length || bytes[i] != (byte) head[i]) {
        return false;
      }
    }
    return true;
  }

  private static Place endOf(String name, String text) {
    return Lines.of(text).end(name);
  }

  public Lines lines() {
    return Lines.of(text);
  }

  /// The place behind the first so many UTF-16 units.
  public Place place(int offset) {
    return endOf(name, text.substring(0, offset));
  }
}
