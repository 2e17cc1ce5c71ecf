package dev.slipway.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.core.container.LogSink;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A container's output as text. Safe for use by several threads, so that one can wait for what
/// another collects.
public final class CollectedLogs implements LogSink {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

  @Override
  public void write(Stream stream, ByteBuffer bytes) {
    var copy = new byte[bytes.remaining()];
    bytes.get(copy);
    lock.lock();
    try {
      switch (stream) {
        case STDOUT -> stdout.writeBytes(copy);
        case STDERR -> stderr.writeBytes(copy);
      }
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  public String stdout() {
    lock.lock();
    try {
      return stdout.toString(UTF_8);
    } finally {
      lock.unlock();
    }
  }

  public String stderr() {
    lock.lock();
    try {
      return stderr.toString(UTF_8);
    } finally {
      lock.unlock();
    }
  }

  /// Waits until either stream holds the text; false when the time is over first.
  public boolean await(String text, Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    lock.lock();
    try {
      while (!stdout().contains(text) && !stderr().contains(text)) {
        if (left <= 0) {
          return false;
        }
        left = grown.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return "stdout: " + stdout() + "\nstderr: " + stderr();
  }
}
