package dev.slipway.validate.probe.grpc;

import java.io.ByteArrayOutputStream;

/// The Huffman code of [RFC 7541, appendix B](https://www.rfc-editor.org/rfc/rfc7541#appendix-B).
/// It is canonical, so the lengths of its codes give the codes.
final class Huffman {
  private static final int END = 256;
  private static final int LONGEST = 30;

  /// How long the code of each byte and of the end is, as a digit to the base 36.
  private static final String LENGTHS =
      "dnsssssssoussussssssssusssssssss"
          + "6aacd68baa8b8666555666666678f6ca"
          + "d67777777777777777777777878djde6"
          + "f56565666577666567655677777fbeds"
          + "kmkkmmmnmnnnnnonoomnonnnnlmnmnno"
          + "mlkmmnnlnmmolmnnllmlnmnnkmmmnmmn"
          + "qqkjmnmpqqqrrqopjlqrrqrollqqsrrr"
          + "koklmllnmmppooqnqrqqrrrrrsrrrrrq"
          + "u";

  /// The symbols in the order of their codes.
  private static final short[] SYMBOLS = new short[LENGTHS.length()];

  /// How many codes have a length.
  private static final int[] COUNTS = new int[LONGEST + 1];

  static {
    int next = 0;
    for (int length = 1; length <= LONGEST; length++) {
      for (short symbol = 0; symbol < LENGTHS.length(); symbol++) {
        if (Character.digit(LENGTHS.charAt(symbol), 36) == length) {
          SYMBOLS[next++] = symbol;
          COUNTS[length]++;
        }
      }
    }
  }

  private Huffman() {}

  static byte[] decode(byte[] bytes, int offset, int length) throws Http2Exception {
    var out = new ByteArrayOutputStream(length * 2);
    int code = 0;
    int bits = 0;
    int first = 0;
    int index = 0;
    for (int i = 0; i < length * 8; i++) {
      int bit = (bytes[offset + i / 8] >> (7 - i % 8)) & 1;
      code = (code << 1) | bit;
      first <<= 1;
      bits++;
      if (bits > LONGEST) {
        throw new Http2Exception("it sent a header that is no Huffman code");
      }
      if (code - first < COUNTS[bits]) {
        int symbol = SYMBOLS[index + code - first];
        if (symbol == END) {
          throw new Http2Exception("it sent a header with an end inside");
        }
        out.write(symbol);
        code = 0;
        bits = 0;
        first = 0;
        index = 0;
      } else {
        index += COUNTS[bits];
        first += COUNTS[bits];
      }
    }
    // What is left is the beginning of the end's code, which is ones, and no whole byte.
    if (bits > 7 || code != (1 << bits) - 1) {
      throw new Http2Exception("it sent a header with wrong padding");
    }
    return out.toByteArray();
  }
}
