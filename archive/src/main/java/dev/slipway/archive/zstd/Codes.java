package dev.slipway.archive.zstd;

/// The codes of one of the three numbers of a sequence: where each starts and how many bits it
/// adds.
final class Codes {
  static final Codes LITERAL_LENGTHS =
      new Codes(
          9,
          6,
          new int[] {
            0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 28, 32, 40,
            48, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768, 65_536
          },
          new int[] {
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9,
            10, 11, 12, 13, 14, 15, 16
          },
          new short[] {
            4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1,
            1, 1, 1, -1, -1, -1, -1
          });

  static final Codes OFFSETS =
      new Codes(
          8,
          5,
          powers(),
          upTo31(),
          new short[] {
            1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1,
            -1
          });

  static final Codes MATCH_LENGTHS =
      new Codes(
          9,
          6,
          new int[] {
            3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26,
            27, 28, 29, 30, 31, 32, 33, 34, 35, 37, 39, 41, 43, 47, 51, 59, 67, 83, 99, 131, 259,
            515, 1027, 2051, 4099, 8195, 16_387, 32_771, 65_539
          },
          new int[] {
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
          },
          new short[] {
            1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
            1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1
          });

  private final int maximumAccuracy;
  private final FseTable predefined;
  private final int[] bases;
  private final int[] widths;

  private Codes(int maximumAccuracy, int accuracy, int[] bases, int[] widths, short[] counts) {
    this.maximumAccuracy = maximumAccuracy;
    this.bases = bases;
    this.widths = widths;
    try {
      this.predefined = FseTable.of(accuracy, counts);
    } catch (MalformedZstdException e) {
      throw new IllegalStateException("The format's own tables are right.", e);
    }
  }

  private static int[] powers() {
    var powers = new int[32];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = 1 << i;
    }
    return powers;
  }

  private static int[] upTo31() {
    var numbers = new int[32];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    return numbers;
  }

  FseTable predefined() {
    return predefined;
  }

  FseTable table(Block block) throws MalformedZstdException {
    return FseTable.read(block, maximumAccuracy, bases.length - 1);
  }

  FseTable single(Block block) throws MalformedZstdException {
    int code = block.next();
    if (code >= bases.length) {
      throw new MalformedZstdException("a sequence has a code that there is not");
    }
    return FseTable.always(code);
  }

  int value(int code, BackwardBits stream) {
    return bases[code] + stream.read(widths[code]);
  }
}
