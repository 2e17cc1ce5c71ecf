package dev.slipway.archive.zstd;

/// A bit stream that was written forwards and is read backwards; its last byte has a 1 above the
/// first bit.
final class BackwardBits {
  private final Block block;
  private final long start;
  private long at;

  BackwardBits(Block block, int start, int length) throws MalformedZstdException {
    int last = length == 0 ? 0 : block.bytes[start + length - 1] & 0xff;
    if (last == 0) {
      throw new MalformedZstdException("a bit stream has no end");
    }
    this.block = block;
    this.start = start * 8L;
    this.at = (start + length) * 8L - Integer.numberOfLeadingZeros(last) + 23;
  }

  /// How many bits are left; negative when more were read than there were.
  long left() {
    return at - start;
  }

  /// Bits before the start are zeros.
  int peek(int count) {
    long left = left();
    if (left >= count) {
      return (int) block.bits(at - count, count);
    }
    return left <= 0 ? 0 : (int) (block.bits(start, (int) left) << (count - left));
  }

  void skip(int count) {
    at -= count;
  }

  int read(int count) {
    int bits = peek(count);
    at -= count;
    return bits;
  }

  void mustBeEmpty() throws MalformedZstdException {
    if (left() != 0) {
      throw new MalformedZstdException("a bit stream is longer or shorter than its content");
    }
  }
}
