package dev.slipway.archive.zstd;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// The packed bytes in order.
final class Input {
  private final InputStream in;
  private final byte[] scratch = new byte[8];

  Input(InputStream in) {
    this.in = in;
  }

  /// Little-endian; at most eight bytes.
  long number(int bytes) throws IOException {
    fill(scratch, bytes);
    long value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = (value << 8) | (scratch[i] & 0xff);
    }
    return value;
  }

  /// A frame's magic number, or -1 at the end of the stream.
  long magicOrEnd() throws IOException {
    int first = in.read();
    return first < 0 ? -1 : first | (number(3) << 8);
  }

  void fill(byte[] bytes, int length) throws IOException {
    if (in.readNBytes(bytes, 0, length) < length) {
      throw new EOFException("Zstandard data ends within a frame.");
    }
  }

  void skip(long count) throws IOException {
    in.skipNBytes(count);
  }

  void close() throws IOException {
    in.close();
  }
}
