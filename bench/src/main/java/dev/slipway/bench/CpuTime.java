package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Processor time, as far as the system tells it; zero elsewhere.
final class CpuTime {
  /// Linux tells the times of processes in hundredths of a second, whatever its own clock does.
  private static final long TICK_NANOS = 10_000_000;

  private static final Path SELF = Path.of("/proc/self/stat");

  private CpuTime() {}

  /// Of all processes that this one started and that have ended.
  static long ofChildren() {
    return ticks(15) * TICK_NANOS;
  }

  /// Of this process.
  static long ofSelf() {
    return ticks(13) * TICK_NANOS;
  }

  /// User and system time stand beside each other; fields count from zero, see proc_pid_stat(5).
  private static long ticks(int field) {
    try {
      var stat = Files.readString(SELF);
      // The name in the second field may hold blanks.
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Long.parseLong(fields[field - 2]) + Long.parseLong(fields[field - 1]);
    } catch (IOException _) {
      return 0;
    }
  }
}
