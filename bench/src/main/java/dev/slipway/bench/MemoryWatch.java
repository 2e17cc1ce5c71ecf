package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/// Looks at a process's peak of resident memory until it ends. The peak that a parent is told
/// afterwards would not do: it includes the parent's own, from before the program was loaded.
final class MemoryWatch {
  private static final long LOOK_NANOS = 2_000_000;

  private final Path status;
  private final Thread thread;
  private volatile long peak;

  private MemoryWatch(long pid) {
    status = Path.of("/proc", Long.toString(pid), "status");
    thread = Thread.ofPlatform().daemon().start(this::watch);
  }

  static MemoryWatch of(Process process) {
    return new MemoryWatch(process.pid());
  }

  /// Once the process has ended; in bytes, zero where the system does not tell.
  long peak() throws InterruptedException {
    thread.join();
    return peak;
  }

  private void watch() {
    try {
      while (true) {
        for (var line : Files.readAllLines(status)) {
          // VmHWM:     51200 kB
          if (line.startsWith("VmHWM:")) {
            var digits = line.replaceAll("[^0-9]", "");
            peak = Math.max(peak, 1024 * Long.parseLong(digits));
          }
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
    } catch (IOException _) {
      // It has ended.
    }
  }
}
