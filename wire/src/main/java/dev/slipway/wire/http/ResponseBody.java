package dev.slipway.wire.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// The body of one response: gives its connection back when it has been read, closes it when it is
/// left early.
abstract class ResponseBody extends InputStream {
  final HttpConnection connection;
  private volatile boolean over;

  ResponseBody(HttpConnection connection) {
    this.connection = connection;
  }

  /// -1 exactly at the end of the body; asked no more after that.
  abstract int readSome(byte[] bytes, int offset, int length) throws IOException;

  @Override
  public final int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public final int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (over) {
      return -1;
    }
    try {
      return readSome(bytes, offset, length);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  @Override
  public final void close() {
    if (!over) {
      over = true;
      connection.done(false);
    }
  }

  /// Without effect when the connection serves somebody else already.
  final void expireAt(Deadline deadline) {
    if (!over) {
      connection.connection.expireAt(deadline);
    }
  }

  /// Nothing more belongs to this body.
  final void end(boolean reusable) {
    if (!over) {
      over = true;
      connection.done(reusable);
    }
  }

  /// No body at all.
  static final class Empty extends ResponseBody {
    Empty(HttpConnection connection) {
      super(connection);
    }

    @Override
    int readSome(byte[] bytes, int offset, int length) {
      return -1;
    }
  }

  /// As long as its `Content-Length`.
  static final class Measured extends ResponseBody {
    private final boolean reusable;
    private long left;

    Measured(HttpConnection connection, long length, boolean reusable) {
      super(connection);
      this.left = length;
      this.reusable = reusable;
    }

    @Override
    int readSome(byte[] bytes, int offset, int length) throws IOException {
      int count = connection.in.read(bytes, offset, (int) Math.min(length, left));
      if (count < 0) {
        throw new EOFException("The connection closed " + left + " bytes before the answer's end.");
      }
      left -= count;
      if (left == 0) {
        end(reusable);
      }
      return count;
    }
  }

  /// In chunks of RFC 9112, section 7.1; extensions and trailers are read and dropped.
  static final class Chunked extends ResponseBody {
    private static final int LONGEST_LINE = 4096;
    private final boolean reusable;
    private long left;
    private boolean first = true;

    Chunked(HttpConnection connection, boolean reusable) {
      super(connection);
      this.reusable = reusable;
    }

    @Override
    int readSome(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        left = nextChunk();
        if (left == 0) {
          var budget = new ConnectionInput.Budget("The trailer of the answer", ResponseHead.MOST);
          var _ = ResponseHead.fields(connection.in, budget);
          end(reusable);
          return -1;
        }
      }
      int count = connection.in.read(bytes, offset, (int) Math.min(length, left));
      if (count < 0) {
        throw brokenOff();
      }
      left -= count;
      return count;
    }

    private long nextChunk() throws IOException {
      var budget = new ConnectionInput.Budget("A chunk's first line", LONGEST_LINE);
      if (!first && !line(budget).isEmpty()) {
        throw new MalformedHttpException("A chunk of the answer is longer than it says.");
      }
      first = false;
      var line = line(budget);
      int semicolon = line.indexOf(';');
      var size = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
      long value = size.length() > 15 ? -1 : ResponseHead.number(size, 16);
      if (value < 0) {
        throw new MalformedHttpException(
            "A chunk of the answer has no length: " + ResponseHead.quoted(line));
      }
      return value;
    }

    private String line(ConnectionInput.Budget budget) throws IOException {
      var line = connection.in.line(budget);
      if (line == null) {
        throw brokenOff();
      }
      return line;
    }

    private static EOFException brokenOff() {
      return new EOFException("The connection closed before the answer's last chunk.");
    }
  }

  /// Everything until the other side closes.
  static final class UntilClose extends ResponseBody {
    UntilClose(HttpConnection connection) {
      super(connection);
    }

    @Override
    int readSome(byte[] bytes, int offset, int length) throws IOException {
      int count = connection.in.read(bytes, offset, length);
      if (count < 0) {
        end(false);
      }
      return count;
    }
  }
}
