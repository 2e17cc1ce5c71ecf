package dev.slipway.archive;

import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/// How bytes are packed, told by their first ones: media types are wrong too often.
enum Compression {
  NONE,
  GZIP,
  ZSTD;

  private static final int BUFFER = 1 << 16;

  /// What the stream holds, unpacked.
  static InputStream unpacked(InputStream in) throws IOException {
    var buffered = new BufferedInputStream(in, BUFFER);
    return switch (detect(buffered)) {
      case NONE -> buffered;
      case GZIP -> new GZIPInputStream(buffered, BUFFER);
      case ZSTD -> new Zstd(buffered);
    };
  }

  static Compression detect(BufferedInputStream in) throws IOException {
    in.mark(4);
    var magic = in.readNBytes(4);
    in.reset();
    if (starts(magic, 0x1f, 0x8b)) {
      return GZIP;
    }
    return starts(magic, 0x28, 0xb5, 0x2f, 0xfd) ? ZSTD : NONE;
  }

  private static boolean starts(byte[] bytes, int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (i >= bytes.length || Byte.toUnsignedInt(bytes[i]) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  /// The library reports bad input unchecked.
  private static final class Zstd extends FilterInputStream {
    Zstd(InputStream in) {
      super(new ZstdInputStream(in));
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return in.read(buffer, offset, length);
      } catch (MalformedInputException e) {
        throw new IOException("bad zstd: " + e.getMessage(), e);
      }
    }

    @Override
    public long skip(long n) throws IOException {
      var skipped = new byte[(int) Math.min(n, BUFFER)];
      return Math.max(0, read(skipped, 0, skipped.length));
    }
  }
}
