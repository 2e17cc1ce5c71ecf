package dev.slipway.archive.zstd;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The first part of a block: bytes that matches are put between.
final class Literals {
  private static final int RAW = 0;
  private static final int REPEATED = 1;
  private static final int WITH_TABLE = 2;

  final byte[] bytes = new byte[Block.MAXIMUM];
  private int size;

  /// Of the block before, for those without one.
  private @Nullable HuffmanTable table;

  int size() {
    return size;
  }

  void forget() {
    table = null;
  }

  void read(Block block) throws MalformedZstdException {
    int first = block.next();
    int kind = first & 3;
    int format = (first >> 2) & 3;
    if (kind == RAW || kind == REPEATED) {
      size =
          switch (format) {
            case 1 -> first >> 4 | block.next() << 4;
            case 3 -> first >> 4 | block.next() << 4 | block.next() << 12;
            default -> first >> 3;
          };
      checkSize();
      if (kind == RAW) {
        System.arraycopy(block.bytes, block.take(size), bytes, 0, size);
      } else {
        Arrays.fill(bytes, 0, size, (byte) block.next());
      }
      return;
    }
    int width = format < 2 ? 10 : format == 2 ? 14 : 18;
    long header = first;
    for (int i = 1; i * 8 < 4 + 2 * width; i++) {
      header |= (long) block.next() << (8 * i);
    }
    size = (int) (header >> 4) & ((1 << width) - 1);
    int packed = (int) (header >> (4 + width)) & ((1 << width) - 1);
    checkSize();
    int start = block.position();
    if (kind == WITH_TABLE) {
      table = HuffmanTable.read(block);
    }
    if (table == null) {
      throw new MalformedZstdException("a block uses a table of the one before, which has none");
    }
    int length = packed - (block.position() - start);
    if (format == 0) {
      decode(table, block, block.take(length), length, 0, size);
    } else {
      four(table, block, length);
    }
  }

  private void checkSize() throws MalformedZstdException {
    if (size > Block.MAXIMUM) {
      throw new MalformedZstdException("a block has too many literals");
    }
  }

  /// Four streams of a quarter each, behind the lengths of the first three.
  private void four(HuffmanTable huffman, Block block, int length) throws MalformedZstdException {
    int one = block.next() | block.next() << 8;
    int two = block.next() | block.next() << 8;
    int three = block.next() | block.next() << 8;
    int four = length - 6 - one - two - three;
    int quarter = (size + 3) / 4;
    if (3 * quarter > size) {
      throw new MalformedZstdException("a block has too few literals for four streams");
    }
    decode(huffman, block, block.take(one), one, 0, quarter);
    decode(huffman, block, block.take(two), two, quarter, 2 * quarter);
    decode(huffman, block, block.take(three), three, 2 * quarter, 3 * quarter);
    decode(huffman, block, block.take(four), four, 3 * quarter, size);
  }

  private void decode(HuffmanTable huffman, Block block, int start, int length, int from, int to)
      throws MalformedZstdException {
    huffman.decode(new BackwardBits(block, start, length), bytes, from, to);
  }
}
