package dev.slipway.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.core.container.ByteCount;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// The last bytes of what is written into it. For one thread.
final class TailBuffer {
  private final int limit;
  private byte[] ring = new byte[256];
  private long written;

  TailBuffer(ByteCount limit) {
    this.limit = (int) Math.min(limit.bytes(), 1 << 30);
  }

  void write(ByteBuffer bytes) {
    int count = bytes.remaining();
    int useful = Math.min(count, limit);
    bytes.position(bytes.limit() - useful);
    written += count - useful;
    grow(useful);
    while (bytes.hasRemaining()) {
      int at = (int) (written % ring.length);
      int run = Math.min(bytes.remaining(), ring.length - at);
      bytes.get(ring, at, run);
      written += run;
    }
  }

  /// Doubling while everything still fits; positions stay as nothing has wrapped before the ring
  /// has its final size.
  private void grow(int more) {
    long needed = Math.min(limit, written + more);
    if (needed > ring.length) {
      long size = ring.length;
      while (size < needed) {
        size *= 2;
      }
      ring = Arrays.copyOf(ring, (int) Math.min(size, limit));
    }
  }

  boolean truncated() {
    return written > limit;
  }

  /// As UTF-8; a character whose beginning was dropped is dropped whole.
  String text() {
    int length = (int) Math.min(written, limit);
    var bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = ring[(int) ((written - length + i) % ring.length)];
    }
    int start = 0;
    if (truncated()) {
      while (start < Math.min(3, length) && (bytes[start] & 0xc0) == 0x80) {
        start++;
      }
    }
    return new String(bytes, start, length - start, UTF_8);
  }
}
