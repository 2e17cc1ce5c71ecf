package dev.slipway.validate.probe;

import dev.slipway.validate.verdict.Look;
import java.time.Duration;

/// Looks at one thing of one container.
@FunctionalInterface
interface Prober {
  /// One look that ends within the timeout, whatever the container does.
  Look look(Duration timeout) throws InterruptedException;

  /// Whether what the last look saw can be the container's end: a command that was killed, as all
  /// are when the first process ends, or one that could not be run.
  default boolean containerMayHaveEnded() {
    return false;
  }

  /// Whether a look can be ended early without leaving anything behind in the container.
  default boolean canBeCutShort() {
    return true;
  }
}
