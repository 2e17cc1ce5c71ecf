package dev.slipway.wire.tar;

import java.util.Arrays;

/// Where the stored bytes of a sparse file belong: offsets and lengths, alternating, in order.
final class SparseMap {
  /// The most regions that are kept in memory: 4 MiB of them.
  private static final int MAXIMUM = 1 << 18;

  private final long[] regions;
  private final long realSize;

  private SparseMap(long[] regions, long realSize) {
    this.regions = regions;
    this.realSize = realSize;
  }

  static SparseMap whole(long size) {
    return new SparseMap(size == 0 ? new long[0] : new long[] {0, size}, size);
  }

  /// @param stored how many bytes the archive has for the file
  static SparseMap of(Regions regions, long realSize, long stored) {
    var map = Arrays.copyOf(regions.values, regions.size);
    long end = 0;
    long sum = 0;
    for (int i = 0; i + 1 < map.length; i += 2) {
      long offset = map[i];
      long length = map[i + 1];
      if (offset < end || length < 0 || offset > realSize || length > realSize - offset) {
        throw new MalformedTarException("the map of a sparse file has overlapping regions");
      }
      end = offset + length;
      sum += length;
    }
    if (map.length % 2 != 0 || sum != stored) {
      throw new MalformedTarException("the map of a sparse file does not fit its content");
    }
    return new SparseMap(map, realSize);
  }

  long realSize() {
    return realSize;
  }

  int length() {
    return regions.length / 2;
  }

  /// Where a region starts in the file.
  long start(int region) {
    return regions[2 * region];
  }

  /// Where it ends.
  long end(int region) {
    return regions[2 * region] + regions[2 * region + 1];
  }

  static Regions parse(String text) {
    var regions = new Regions();
    for (var part : text.split(",", -1)) {
      regions.add(PaxRecords.decimal("the map of a sparse file", part));
    }
    return regions;
  }

  /// A growing list with a bound.
  static final class Regions {
    private long[] values = new long[8];
    private int size;

    void add(long value) {
      if (size == 2 * MAXIMUM) {
        throw new MalformedTarException("a sparse file has more than " + MAXIMUM + " regions");
      }
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }
  }
}
