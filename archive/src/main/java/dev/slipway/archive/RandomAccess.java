package dev.slipway.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that several threads read at once. A channel would do, were it not closed for all of them
/// when one is interrupted.
final class RandomAccess implements AutoCloseable {
  private final RandomAccessFile file;
  private final long size;

  private RandomAccess(RandomAccessFile file) throws IOException {
    this.file = file;
    this.size = file.length();
  }

  static RandomAccess open(Path path) throws IOException {
    return new RandomAccess(new RandomAccessFile(path.toFile(), "r"));
  }

  /// All bytes of the stream in a file without a name, so that it goes with the process however
  /// that ends.
  static RandomAccess spool(InputStream in, Path folder) throws IOException {
    var file = unnamed(folder);
    boolean spooled = false;
    try {
      var buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        write(file, buffer, read);
      }
      spooled = true;
      return new RandomAccess(file);
    } finally {
      if (!spooled) {
        file.close();
      }
    }
  }

  private static RandomAccessFile unnamed(Path folder) throws SpoolException {
    try {
      var path = Files.createTempFile(folder, "slipway-", ".tar");
      try {
        return new RandomAccessFile(path.toFile(), "rw");
      } finally {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new SpoolException(e);
    }
  }

  private static void write(RandomAccessFile file, byte[] buffer, int length)
      throws SpoolException {
    try {
      file.write(buffer, 0, length);
    } catch (IOException e) {
      throw new SpoolException(e);
    }
  }

  /// The copy could not be written, which is not the archive's fault.
  static final class SpoolException extends IOException {
    SpoolException(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  long size() {
    return size;
  }

  InputStream slice(long offset, long length) {
    return new Slice(offset, length);
  }

  private int read(long position, byte[] buffer, int offset, int length) throws IOException {
    synchronized (file) {
      file.seek(position);
      return file.read(buffer, offset, length);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Slice extends InputStream {
    private long position;
    private final long end;

    Slice(long offset, long length) {
      position = offset;
      end = Math.min(size, offset + length);
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
      if (position >= end) {
        return -1;
      }
      int read =
          RandomAccess.this.read(position, buffer, offset, (int) Math.min(length, end - position));
      position += Math.max(0, read);
      return read;
    }

    @Override
    public long skip(long n) {
      long skipped = Math.clamp(n, 0, end - position);
      position += skipped;
      return skipped;
    }

    @Override
    public int available() {
      return (int) Math.min(Integer.MAX_VALUE, end - position);
    }
  }
}
