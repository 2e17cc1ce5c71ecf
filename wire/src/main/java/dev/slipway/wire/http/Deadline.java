package dev.slipway.wire.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The moment after which nobody waits any longer, on the clock that only goes forward.
///
/// @param nanoTime on the scale of `System.nanoTime()`; means nothing for [#NONE]
public record Deadline(long nanoTime, boolean never) {
  public static final Deadline NONE = new Deadline(0, true);

  /// Far enough ahead that adding it to a reading of the clock cannot wrap.
  private static final Duration LONGEST = Duration.ofDays(36_500);

  public static Deadline after(Duration wait) {
    var bounded = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    return new Deadline(System.nanoTime() + Math.max(0, bounded.toNanos()), false);
  }

  /// The earlier of the two.
  public Deadline or(Deadline other) {
    if (never) {
      return other;
    }
    return other.never || nanoTime - other.nanoTime <= 0 ? this : other;
  }

  public boolean passed() {
    return !never && System.nanoTime() - nanoTime >= 0;
  }

  /// Zero once it has passed.
  public Duration remaining() {
    return never
        ? LONGEST
        : Duration.of(
            Math.max(0, nanoTime - System.nanoTime()), TimeUnit.NANOSECONDS.toChronoUnit());
  }
}
