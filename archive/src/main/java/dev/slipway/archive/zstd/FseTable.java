package dev.slipway.archive.zstd;

import java.util.Arrays;

/// Finite state entropy: each state stands for a symbol and says how many bits lead to the next.
final class FseTable {
  private final int accuracy;
  private final byte[] symbols;
  private final byte[] bits;
  private final short[] bases;

  private FseTable(int accuracy) {
    int size = 1 << accuracy;
    this.accuracy = accuracy;
    this.symbols = new byte[size];
    this.bits = new byte[size];
    this.bases = new short[size];
  }

  /// One symbol that takes no bits.
  static FseTable always(int symbol) {
    var table = new FseTable(0);
    table.symbols[0] = (byte) symbol;
    return table;
  }

  /// @param counts how many states each symbol has; -1 for one with less than one
  static FseTable of(int accuracy, short... counts) throws MalformedZstdException {
    var table = new FseTable(accuracy);
    int size = 1 << accuracy;
    var next = new int[counts.length];
    int high = size;
    for (int symbol = 0; symbol < counts.length; symbol++) {
      next[symbol] = Math.abs(counts[symbol]);
      if (counts[symbol] < 0) {
        table.symbols[--high] = (byte) symbol;
      }
    }
    int step = (size >> 1) + (size >> 3) + 3;
    int place = 0;
    for (int symbol = 0; symbol < counts.length; symbol++) {
      for (int i = 0; i < counts[symbol]; i++) {
        table.symbols[place] = (byte) symbol;
        do {
          place = (place + step) & (size - 1);
        } while (place >= high);
      }
    }
    if (place != 0) {
      throw new MalformedZstdException("a table of states does not fill up");
    }
    for (int state = 0; state < size; state++) {
      int following = next[table.symbols[state]]++;
      int width = accuracy - (31 - Integer.numberOfLeadingZeros(following));
      table.bits[state] = (byte) width;
      table.bases[state] = (short) ((following << width) - size);
    }
    return table;
  }

  /// The description of a table, which ends at a whole byte.
  static FseTable read(Block block, int maximumAccuracy, int maximumSymbol)
      throws MalformedZstdException {
    long start = block.position() * 8L;
    long end = start + block.left() * 8L;
    int accuracy = (int) block.bits(start, 4) + 5;
    if (accuracy > maximumAccuracy) {
      throw new MalformedZstdException("a table of states is too large");
    }
    long at = start + 4;
    var counts = new short[maximumSymbol + 1];
    int symbol = 0;
    int left = 1 << accuracy;
    while (left > 0) {
      // A count takes one bit less where it is small enough.
      int width = 32 - Integer.numberOfLeadingZeros(left + 1);
      if (symbol > maximumSymbol || at + width > end + 7) {
        throw new MalformedZstdException("a table of states breaks off");
      }
      int value = (int) block.bits(at, width);
      int half = (1 << (width - 1)) - 1;
      int threshold = (1 << width) - 1 - (left + 1);
      if ((value & half) < threshold) {
        value &= half;
        at += width - 1;
      } else {
        value -= value > half ? threshold : 0;
        at += width;
      }
      int count = value - 1;
      left -= Math.abs(count);
      counts[symbol++] = (short) count;
      if (count == 0) {
        int zeros;
        do {
          zeros = (int) block.bits(at, 2);
          at += 2;
          symbol += zeros;
        } while (zeros == 3 && symbol <= maximumSymbol && at < end);
      }
    }
    int length = (int) ((at - start + 7) >> 3);
    if (left != 0 || symbol > maximumSymbol + 1) {
      throw new MalformedZstdException("a table of states does not fill up");
    }
    int _ = block.take(length);
    return of(accuracy, Arrays.copyOf(counts, symbol));
  }

  int first(BackwardBits stream) {
    return stream.read(accuracy);
  }

  int symbol(int state) {
    return symbols[state];
  }

  int width(int state) {
    return bits[state];
  }

  int next(int state, BackwardBits stream) {
    return bases[state] + stream.read(bits[state]);
  }
}
