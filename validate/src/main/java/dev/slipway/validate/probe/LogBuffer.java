package dev.slipway.validate.probe;

import dev.slipway.core.container.LogSink;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// The end of what a container wrote, at most [#LIMIT] bytes of each stream. One thread writes,
/// others wait for more.
final class LogBuffer implements LogSink {
  static final int LIMIT = 4 * 1024 * 1024;

  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final ByteArrayOutputStream both = new ByteArrayOutputStream();
  private long written;
  private boolean complete;

  @Override
  public synchronized void write(Stream stream, ByteBuffer bytes) {
    var chunk = new byte[bytes.remaining()];
    bytes.get(chunk);
    written += chunk.length;
    keep(stream == Stream.STDOUT ? stdout : stderr, chunk);
    keep(both, chunk);
    notifyAll();
  }

  /// Nothing more will come.
  synchronized void end() {
    complete = true;
    notifyAll();
  }

  /// Whether all has come.
  synchronized boolean ended() {
    return complete;
  }

  synchronized String text(Stream stream) {
    return (stream == Stream.STDOUT ? stdout : stderr).toString(StandardCharsets.UTF_8);
  }

  /// Both streams in the order of arrival.
  synchronized String text() {
    return both.toString(StandardCharsets.UTF_8);
  }

  /// How many bytes came in all.
  synchronized long written() {
    return written;
  }

  /// Waits until more than `seen` bytes have come; false when none will, or time is over.
  synchronized boolean awaitMoreThan(long seen, long deadlineNanos) throws InterruptedException {
    while (written <= seen && !complete) {
      long left = deadlineNanos - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return written > seen;
  }

  private static void keep(ByteArrayOutputStream kept, byte[] chunk) {
    kept.writeBytes(chunk);
    if (kept.size() > LIMIT) {
      var all = kept.toByteArray();
      kept.reset();
      kept.write(all, all.length - LIMIT / 2, LIMIT / 2);
    }
  }
}
