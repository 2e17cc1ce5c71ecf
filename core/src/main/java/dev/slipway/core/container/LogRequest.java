package dev.slipway.core.container;

import java.util.OptionalInt;

/// Which part of a container's output.
///
/// @param follow stay until the container ends
/// @param tail only the last lines
public record LogRequest(boolean follow, OptionalInt tail) {
  public static final LogRequest ALL = new LogRequest(false, OptionalInt.empty());
  public static final LogRequest FOLLOW = new LogRequest(true, OptionalInt.empty());

  public static LogRequest last(int lines) {
    return new LogRequest(false, OptionalInt.of(lines));
  }
}
