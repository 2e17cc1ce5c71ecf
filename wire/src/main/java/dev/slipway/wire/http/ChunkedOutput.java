package dev.slipway.wire.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;

/// Gathers bytes into chunks of RFC 9112, section 7.1.
final class ChunkedOutput extends OutputStream {
  private static final int CHUNK = 16 * 1024;

  /// `4000` and a line break: room for the size in front of the gathered bytes, so that a chunk is
  /// one write.
  private static final int HEAD = 6;

  /// Takes bytes as `OutputStream.write` does.
  interface Sink {
    void write(byte[] bytes, int offset, int length) throws IOException;
  }

  private final Sink sink;
  private final byte[] buffer = new byte[HEAD + CHUNK + 2];
  private int filled;

  ChunkedOutput(Sink sink) {
    this.sink = sink;
  }

  @Override
  public void write(int b) throws IOException {
    if (filled == CHUNK) {
      flush();
    }
    buffer[HEAD + filled++] = (byte) b;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (filled == CHUNK) {
        flush();
      }
      int count = Math.min(length - done, CHUNK - filled);
      System.arraycopy(bytes, offset + done, buffer, HEAD + filled, count);
      filled += count;
      done += count;
    }
  }

  @Override
  public void flush() throws IOException {
    if (filled > 0) {
      var size = (Integer.toHexString(filled) + "\r\n").getBytes(US_ASCII);
      int start = HEAD - size.length;
      System.arraycopy(size, 0, buffer, start, size.length);
      buffer[HEAD + filled] = '\r';
      buffer[HEAD + filled + 1] = '\n';
      sink.write(buffer, start, size.length + filled + 2);
      filled = 0;
    }
  }

  void finish() throws IOException {
    flush();
    sink.write(new byte[] {'0', '\r', '\n', '\r', '\n'}, 0, 5);
  }
}
