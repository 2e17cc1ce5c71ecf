package dev.slipway.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.OptionalLong;

/// Compares what goes through with its digest and size, and ends with a `DamagedException` instead
/// of an end of stream where they differ.
final class VerifiedStream extends FilterInputStream {
  private final Digest expected;
  private final OptionalLong size;
  private final MessageDigest actual;
  private final byte[] skipped = new byte[1 << 16];
  private long count;
  private boolean verified;

  VerifiedStream(InputStream in, Digest expected, OptionalLong size) {
    super(in);
    this.expected = expected;
    this.size = size;
    this.actual = expected.start();
  }

  /// Reads what nobody has read yet.
  void finish() throws IOException {
    while (read(skipped, 0, skipped.length) >= 0) {
      // Each read is counted.
    }
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    if (b < 0) {
      verify();
    } else {
      count++;
      actual.update((byte) b);
    }
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    if (read < 0) {
      verify();
    } else {
      count += read;
      actual.update(buffer, offset, read);
    }
    return read;
  }

  @Override
  public long skip(long n) throws IOException {
    return Math.max(0, read(skipped, 0, (int) Math.min(n, skipped.length)));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void verify() throws DamagedException {
    if (verified) {
      return;
    }
    verified = true;
    if (size.isPresent() && size.getAsLong() != count) {
      throw new DamagedException(
          expected + " is " + count + " bytes long instead of " + size.getAsLong());
    }
    var hex = HexFormat.of().formatHex(actual.digest());
    if (!hex.equals(expected.hex())) {
      throw new DamagedException(
          expected + " is damaged: its bytes hash to " + expected.algorithm() + ":" + hex);
    }
  }
}
