package dev.slipway.archive.zstd;

/// The code of literals: the next eleven bits at most give a byte and how many of them it took.
final class HuffmanTable {
  private static final int MAXIMUM_BITS = 11;
  private static final int MAXIMUM_WEIGHT_ACCURACY = 6;
  private static final int MAXIMUM_WEIGHTS = 255;

  private final int width;
  private final byte[] symbols;
  private final byte[] bits;

  private HuffmanTable(int width) {
    this.width = width;
    this.symbols = new byte[1 << width];
    this.bits = new byte[1 << width];
  }

  static HuffmanTable read(Block block) throws MalformedZstdException {
    var weights = new byte[MAXIMUM_WEIGHTS + 1];
    int header = block.next();
    int count = header < 128 ? packed(block, header, weights) : plain(block, header - 127, weights);
    int sum = 0;
    for (int i = 0; i < count; i++) {
      if (weights[i] > MAXIMUM_BITS) {
        throw wrong();
      }
      sum += (1 << weights[i]) >> 1;
    }
    if (sum == 0) {
      throw wrong();
    }
    // The last weight is what is missing to a power of two.
    int width = 32 - Integer.numberOfLeadingZeros(sum);
    int rest = (1 << width) - sum;
    if (width > MAXIMUM_BITS || Integer.bitCount(rest) != 1) {
      throw wrong();
    }
    weights[count] = (byte) (32 - Integer.numberOfLeadingZeros(rest));
    return of(width, weights, count + 1);
  }

  private static HuffmanTable of(int width, byte[] weights, int count) {
    var table = new HuffmanTable(width);
    int at = 0;
    for (int weight = 1; weight <= width; weight++) {
      for (int symbol = 0; symbol < count; symbol++) {
        if (weights[symbol] == weight) {
          int end = at + (1 << (weight - 1));
          for (; at < end; at++) {
            table.symbols[at] = (byte) symbol;
            table.bits[at] = (byte) (width + 1 - weight);
          }
        }
      }
    }
    return table;
  }

  private static int plain(Block block, int count, byte[] weights) throws MalformedZstdException {
    int start = block.take((count + 1) / 2);
    for (int i = 0; i < count; i++) {
      int pair = block.bytes[start + i / 2] & 0xff;
      weights[i] = (byte) (i % 2 == 0 ? pair >> 4 : pair & 0xf);
    }
    return count;
  }

  /// Two states take turns until the bits are used up.
  private static int packed(Block block, int length, byte[] weights) throws MalformedZstdException {
    int end = block.position() + length;
    if (length > block.left()) {
      throw wrong();
    }
    var table = FseTable.read(block, MAXIMUM_WEIGHT_ACCURACY, MAXIMUM_BITS + 1);
    if (block.position() > end) {
      throw wrong();
    }
    int start = block.take(end - block.position());
    var stream = new BackwardBits(block, start, end - start);
    int one = table.first(stream);
    int other = table.first(stream);
    if (stream.left() < 0) {
      throw wrong();
    }
    int count = 0;
    while (true) {
      if (count > MAXIMUM_WEIGHTS - 2) {
        throw wrong();
      }
      weights[count++] = (byte) table.symbol(one);
      if (stream.left() < table.width(one)) {
        weights[count++] = (byte) table.symbol(other);
        return count;
      }
      int next = table.next(one, stream);
      one = other;
      other = next;
    }
  }

  private static MalformedZstdException wrong() {
    return new MalformedZstdException("a Huffman table is none");
  }

  void decode(BackwardBits stream, byte[] out, int from, int to) throws MalformedZstdException {
    for (int i = from; i < to; i++) {
      int code = stream.peek(width);
      out[i] = symbols[code];
      stream.skip(bits[code]);
    }
    stream.mustBeEmpty();
  }
}
