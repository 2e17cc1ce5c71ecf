package dev.slipway.bench;

import java.util.Optional;

/// One measurement.
///
/// @param nanos from the start to the end
/// @param cpuNanos of all its threads, to the system's resolution
/// @param verdictNanos from the start to the line that a person waits for
/// @param peakBytes the most memory, where it was watched
record Sample(long nanos, long cpuNanos, Optional<Long> verdictNanos, long peakBytes) {
  static Sample of(long nanos, long cpuNanos) {
    return new Sample(nanos, cpuNanos, Optional.empty(), 0);
  }
}
