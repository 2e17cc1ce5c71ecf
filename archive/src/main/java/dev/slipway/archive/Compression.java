package dev.slipway.archive;

import dev.slipway.archive.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
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
      case ZSTD -> new ZstdInputStream(buffered);
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
}
