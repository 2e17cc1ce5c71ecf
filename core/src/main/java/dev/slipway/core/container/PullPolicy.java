package dev.slipway.core.container;

/// When an image is fetched from its registry.
public enum PullPolicy {
  /// Only when the engine does not have it.
  MISSING,
  /// Each time, so that a moved tag is noticed.
  ALWAYS,
  /// Never: an image the engine does not have is a failure.
  NEVER
}
