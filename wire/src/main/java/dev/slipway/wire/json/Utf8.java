package dev.slipway.wire.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;

/// Bytes that must be UTF-8; a byte order mark is skipped.
final class Utf8 {
  private Utf8() {}

  static String decode(byte[] bytes) {
    int mark = startsWithMark(bytes) ? 3 : 0;
    var in = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
    var out = CharBuffer.allocate(bytes.length);
    if (UTF_8.newDecoder().decode(in, out, true).isError()) {
      int line = 1;
      int column = 1;
      for (var c : out.flip().toString().toCharArray()) {
        column = c == '\n' ? 1 : column + 1;
        line += c == '\n' ? 1 : 0;
      }
      throw new JsonException("the byte is not UTF-8.", line, column, in.position());
    }
    return out.flip().toString();
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length > 2
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }
}
