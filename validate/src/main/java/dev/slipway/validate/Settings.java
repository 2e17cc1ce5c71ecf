package dev.slipway.validate;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ThreadFactory;

/// How a validation goes about its work.
///
/// @param threads makes the threads that wait for containers
/// @param labels of everything that is made, so that it can be found again
/// @param startupTimeout for the engine to start a container
/// @param failFast end a run at its first failed check
/// @param keepOnFailure leave the container of a failed run
/// @param parallelRuns images and contracts at once
public record Settings(
    ThreadFactory threads,
    InstantSource clock,
    Map<String, String> labels,
    Duration startupTimeout,
    boolean failFast,
    boolean keepOnFailure,
    int parallelRuns) {
  public Settings {
    labels = Map.copyOf(labels);
    if (parallelRuns < 1) {
      throw new IllegalArgumentException("At least one run goes on at a time.");
    }
  }
}
