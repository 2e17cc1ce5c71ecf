package dev.slipway.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What comes from the other side, buffered, as bytes or as lines.
final class ConnectionInput {
  /// Gives bytes as `InputStream.read` does.
  interface Source {
    int read(byte[] bytes, int offset, int length) throws IOException;
  }

  private final Source source;
  private final byte[] buffer = new byte[16 * 1024];
  private int position;
  private int limit;
  private boolean received;

  ConnectionInput(Source source) {
    this.source = source;
  }

  int buffered() {
    return limit - position;
  }

  /// Whether anything came since [#expectNothingYet].
  boolean received() {
    return received;
  }

  void expectNothingYet() {
    received = false;
  }

  int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (position == limit) {
      if (length >= buffer.length) {
        return source.read(bytes, offset, length);
      }
      if (!fill()) {
        return -1;
      }
    }
    int count = Math.min(length, limit - position);
    System.arraycopy(buffer, position, bytes, offset, count);
    position += count;
    return count;
  }

  /// One line without its end, which is CRLF or, as RFC 9112 allows, LF; null at the end of the
  /// stream.
  @Nullable String line(Budget budget) throws IOException {
    var line = new byte[128];
    int length = 0;
    while (true) {
      if (position == limit && !fill()) {
        if (length == 0) {
          return null;
        }
        throw new EOFException("The connection closed within a line.");
      }
      byte b = buffer[position++];
      budget.take();
      if (b == '\n') {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, end, UTF_8);
      }
      if (length == line.length) {
        line = Arrays.copyOf(line, 2 * length);
      }
      line[length++] = b;
    }
  }

  private boolean fill() throws IOException {
    int count = source.read(buffer, 0, buffer.length);
    position = 0;
    limit = Math.max(0, count);
    received |= count > 0;
    return count > 0;
  }

  /// How much of the talk around a body is listened to.
  static final class Budget {
    private final String what;
    private final int most;
    private int taken;

    Budget(String what, int most) {
      this.what = what;
      this.most = most;
    }

    void take() throws MalformedHttpException {
      if (++taken > most) {
        throw new MalformedHttpException(what + " is longer than " + most / 1024 + " KiB.");
      }
    }
  }
}
