package dev.slipway.validate.options;

import dev.slipway.core.container.Healthcheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The `--health-…` options, which together make one HEALTHCHECK.
final class HealthOptions {
  private static final Duration LEAST = Duration.ofMillis(1);

  private Optional<String> command = Optional.empty();
  private Optional<Duration> interval = Optional.empty();
  private Optional<Duration> timeout = Optional.empty();
  private Optional<Duration> startPeriod = Optional.empty();
  private Optional<Integer> retries = Optional.empty();
  private boolean none;

  void none(boolean value) {
    none = value;
  }

  boolean put(MappedFlag flag, String text) {
    var duration = Values.duration(text).filter(d -> d.isZero() || d.compareTo(LEAST) >= 0);
    return switch (flag) {
      case HEALTH_CMD -> {
        command = Optional.of(text);
        yield !text.isBlank();
      }
      case HEALTH_INTERVAL -> {
        interval = duration;
        yield duration.isPresent();
      }
      case HEALTH_TIMEOUT -> {
        timeout = duration;
        yield duration.isPresent();
      }
      case HEALTH_START_PERIOD -> {
        startPeriod = duration;
        yield duration.isPresent();
      }
      case HEALTH_RETRIES -> {
        retries = Values.whole(text, 0, Integer.MAX_VALUE).map(Long::intValue);
        yield retries.isPresent();
      }
      default -> throw new IllegalArgumentException(flag + " is none of the health options.");
    };
  }

  boolean contradict() {
    return none && any();
  }

  private boolean any() {
    return command.isPresent()
        || interval.isPresent()
        || timeout.isPresent()
        || startPeriod.isPresent()
        || retries.isPresent();
  }

  /// Without a command the image's own is kept, with other times.
  Optional<Healthcheck> healthcheck() {
    if (none) {
      return Optional.of(
          new Healthcheck(
              List.of("NONE"),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    var test = command.map(line -> List.of("CMD-SHELL", line)).orElse(List.of());
    return any()
        ? Optional.of(new Healthcheck(test, interval, timeout, startPeriod, retries))
        : Optional.empty();
  }
}
