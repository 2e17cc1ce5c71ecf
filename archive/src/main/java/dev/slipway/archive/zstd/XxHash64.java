package dev.slipway.archive.zstd;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The checksum of frames: XXH64 with the seed 0.
final class XxHash64 {
  private static final long P1 = 0x9E3779B185EBCA87L;
  private static final long P2 = 0xC2B2AE3D27D4EB4FL;
  private static final long P3 = 0x165667B19E3779F9L;
  private static final long P4 = 0x85EBCA77C2B2AE63L;
  private static final long P5 = 0x27D4EB2F165667C5L;
  private static final int STRIPE = 32;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] rest = new byte[STRIPE];
  private int restSize;
  private long total;

  /// P1 + P2
  private long v1 = 0x60EA27EEADC0B5D6L;

  private long v2 = P2;
  private long v3;
  private long v4 = -P1;

  void update(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    total += length;
    if (restSize > 0) {
      int count = Math.min(STRIPE - restSize, length);
      System.arraycopy(bytes, at, rest, restSize, count);
      restSize += count;
      at += count;
      if (restSize < STRIPE) {
        return;
      }
      stripe(rest, 0);
      restSize = 0;
    }
    for (; at + STRIPE <= end; at += STRIPE) {
      stripe(bytes, at);
    }
    restSize = end - at;
    System.arraycopy(bytes, at, rest, 0, restSize);
  }

  private void stripe(byte[] bytes, int at) {
    v1 = round(v1, (long) LONG.get(bytes, at));
    v2 = round(v2, (long) LONG.get(bytes, at + 8));
    v3 = round(v3, (long) LONG.get(bytes, at + 16));
    v4 = round(v4, (long) LONG.get(bytes, at + 24));
  }

  private static long round(long value, long input) {
    return Long.rotateLeft(value + input * P2, 31) * P1;
  }

  private static long merge(long hash, long value) {
    return (hash ^ round(0, value)) * P1 + P4;
  }

  long value() {
    long hash = P5;
    if (total >= STRIPE) {
      hash =
          Long.rotateLeft(v1, 1)
              + Long.rotateLeft(v2, 7)
              + Long.rotateLeft(v3, 12)
              + Long.rotateLeft(v4, 18);
      hash = merge(merge(merge(merge(hash, v1), v2), v3), v4);
    }
    hash += total;
    int at = 0;
    for (; at + 8 <= restSize; at += 8) {
      hash = Long.rotateLeft(hash ^ round(0, (long) LONG.get(rest, at)), 27) * P1 + P4;
    }
    if (at + 4 <= restSize) {
      hash = Long.rotateLeft(hash ^ ((int) INT.get(rest, at) & 0xffff_ffffL) * P1, 23) * P2 + P3;
      at += 4;
    }
    for (; at < restSize; at++) {
      hash = Long.rotateLeft(hash ^ (rest[at] & 0xff) * P5, 11) * P1;
    }
    hash = (hash ^ (hash >>> 33)) * P2;
    hash = (hash ^ (hash >>> 29)) * P3;
    return hash ^ (hash >>> 32);
  }
}
