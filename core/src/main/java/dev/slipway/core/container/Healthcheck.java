package dev.slipway.core.container;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// An image's HEALTHCHECK.
///
/// @param test the engine's words: `NONE`, or `CMD` and arguments, or `CMD-SHELL` and one line
public record Healthcheck(
    List<String> test,
    Optional<Duration> interval,
    Optional<Duration> timeout,
    Optional<Duration> startPeriod,
    Optional<Integer> retries) {
  public Healthcheck {
    test = List.copyOf(test);
  }
}
