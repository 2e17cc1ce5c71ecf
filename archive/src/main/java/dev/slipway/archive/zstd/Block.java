package dev.slipway.archive.zstd;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The bytes of one compressed block, read from the front; the bit streams in it are read from
/// their ends.
final class Block {
  /// The most that a block may hold, packed or unpacked.
  static final int MAXIMUM = 128 * 1024;

  /// So that eight bytes can be taken at any place.
  private static final int MARGIN = 8;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  final byte[] bytes = new byte[MAXIMUM + MARGIN];
  private int at;
  private int end;

  void reset(int length) {
    at = 0;
    end = length;
  }

  int left() {
    return end - at;
  }

  int position() {
    return at;
  }

  int next() throws MalformedZstdException {
    need(1);
    return bytes[at++] & 0xff;
  }

  /// The place of the next bytes, which are then behind.
  int take(int count) throws MalformedZstdException {
    need(count);
    at += count;
    return at - count;
  }

  private void need(int count) throws MalformedZstdException {
    if (count < 0 || count > left()) {
      throw new MalformedZstdException("a block is shorter than it says");
    }
  }

  /// Bits at a place that counts from the front; at most 56.
  long bits(long place, int count) {
    long word = (long) LONG.get(bytes, (int) (place >>> 3));
    return (word >>> (place & 7)) & ((1L << count) - 1);
  }
}
