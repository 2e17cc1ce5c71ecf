package dev.slipway.core.container;

import java.time.Instant;
import java.util.Optional;

/// Where a container is in its life.
public sealed interface ContainerState {
  /// Made, not started.
  record Created() implements ContainerState {}

  /// Its process runs.
  record Running(Instant startedAt, Health health) implements ContainerState {}

  /// Its process has ended. For one that ended at once, an engine may note the end a moment before
  /// the start.
  ///
  /// @param error the engine's words when it could not run at all
  record Exited(
      int exitCode,
      boolean outOfMemory,
      Optional<String> error,
      Optional<Instant> startedAt,
      Optional<Instant> finishedAt)
      implements ContainerState {}

  /// The engine's view of the image's HEALTHCHECK.
  ///
  /// @param lastOutput of the newest probe, when there was one
  record Health(Status status, int failingStreak, Optional<String> lastOutput) {
    /// The engine's words; NONE where the image has no HEALTHCHECK.
    public enum Status {
      NONE,
      STARTING,
      HEALTHY,
      UNHEALTHY
    }

    public static final Health NONE = new Health(Status.NONE, 0, Optional.empty());
  }
}
