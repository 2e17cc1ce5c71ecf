package dev.slipway.validate.probe;

import dev.slipway.validate.verdict.Look;
import java.time.Duration;

/// Looks at one thing of one container.
@FunctionalInterface
interface Prober {
  /// One look that ends within the timeout, whatever the container does.
  Look look(Duration timeout) throws InterruptedException;

  /// Whether a look can be ended early without leaving anything behind in the container.
  default boolean canBeCutShort() {
    return true;
  }
}
