package dev.slipway.wire.tar;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// The bytes of one entry, with the holes of a sparse file filled.
final class TarContent extends InputStream {
  private final TarReader source;
  private final SparseMap map;
  private long position;
  private int region;

  TarContent(TarReader source, SparseMap map) {
    this.source = source;
    this.map = map;
  }

  boolean isSparse() {
    return map.realSize() > 0
        && (map.length() != 1 || map.start(0) != 0 || map.end(0) != map.realSize());
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (position >= map.realSize()) {
      return -1;
    }
    while (region < map.length() && position >= map.end(region)) {
      region++;
    }
    long start = region < map.length() ? map.start(region) : map.realSize();
    int count;
    if (position < start) {
      count = (int) Math.min(length, start - position);
      Arrays.fill(buffer, offset, offset + count, (byte) 0);
    } else {
      long left = map.end(region) - position;
      count = source.readContent(this, buffer, offset, (int) Math.min(length, left));
    }
    position += count;
    return count;
  }

  @Override
  public int available() {
    return 0;
  }
}
