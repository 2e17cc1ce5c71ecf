package dev.slipway.validate.contract;

import java.time.Duration;

/// When a probe looks and how often it may be wrong, with the meaning that Kubernetes gives these
/// words and the defaults of Container Canary.
///
/// @param timeout of one attempt
/// @param successThreshold passes in a row that decide
/// @param failureThreshold failures in a row that decide
public record Cadence(
    Duration initialDelay,
    Duration timeout,
    Duration period,
    int successThreshold,
    int failureThreshold) {
  public static final Cadence DEFAULT =
      new Cadence(Duration.ZERO, Duration.ofSeconds(30), Duration.ofSeconds(1), 1, 1);

  public Cadence {
    if (successThreshold < 1 || failureThreshold < 1) {
      throw new IllegalArgumentException("A threshold is at least 1.");
    }
  }
}
