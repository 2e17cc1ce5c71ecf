package dev.slipway.docker;

import dev.slipway.core.container.LogSink;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;

/// Takes apart the stream in which the engine sends both outputs of a process: frames of a stream
/// number, three zeros, a length of four bytes, and the bytes. With a terminal there is one output
/// and no frames.
final class OutputFrames {
  private static final int HEADER = 8;
  private static final int BUFFER = 32 * 1024;

  private OutputFrames() {}

  /// Until the end of the stream; bytes are passed on as they come, also within a frame.
  static void copy(InputStream in, boolean terminal, LogSink sink) throws IOException {
    var buffer = new byte[BUFFER];
    if (terminal) {
      int count;
      while ((count = in.read(buffer)) >= 0) {
        sink.write(LogSink.Stream.STDOUT, ByteBuffer.wrap(buffer, 0, count));
      }
      return;
    }
    int filled = 0;
    while (true) {
      int count = in.read(buffer, filled, buffer.length - filled);
      if (count < 0) {
        if (filled > 0) {
          throw new EOFException("The output ended within the header of a frame.");
        }
        return;
      }
      filled += count;
      int at = 0;
      while (filled - at >= HEADER) {
        var stream = stream(buffer, at);
        long length = Integer.toUnsignedLong(ByteBuffer.wrap(buffer, at + 4, 4).getInt());
        at += HEADER;
        int here = (int) Math.min(length, filled - at);
        if (here > 0) {
          sink.write(stream, ByteBuffer.wrap(buffer, at, here));
          at += here;
        }
        if (here < length) {
          passOn(in, stream, length - here, sink);
          at = 0;
          filled = 0;
        }
      }
      System.arraycopy(buffer, at, buffer, 0, filled - at);
      filled -= at;
    }
  }

  private static void passOn(InputStream in, LogSink.Stream stream, long length, LogSink sink)
      throws IOException {
    var buffer = new byte[(int) Math.min(length, BUFFER)];
    long left = length;
    while (left > 0) {
      int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (count < 0) {
        // The engine was stopped, or the container removed: what came is all there is.
        return;
      }
      sink.write(stream, ByteBuffer.wrap(buffer, 0, count));
      left -= count;
    }
  }

  private static LogSink.Stream stream(byte[] buffer, int at) throws IOException {
    boolean frame = buffer[at + 1] == 0 && buffer[at + 2] == 0 && buffer[at + 3] == 0;
    return switch (frame ? buffer[at] : -1) {
      case 0, 1 -> LogSink.Stream.STDOUT;
      // 3 is the engine's own word about a log that it cannot read on.
      case 2, 3 -> LogSink.Stream.STDERR;
      default ->
          throw new StreamCorruptedException(
              "The output has no frames of standard output and error.");
    };
  }
}
