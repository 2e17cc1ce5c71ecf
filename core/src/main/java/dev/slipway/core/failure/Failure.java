package dev.slipway.core.failure;

import java.util.Optional;

/// One thing that the user or the environment must fix.
///
/// @param what one sentence: what was attempted, on what, what came back
/// @param hint what to try, when there is something
public record Failure(FailureCode code, String what, Optional<String> hint) {
  public Failure {
    if (what.isBlank()) {
      throw new IllegalArgumentException("A failure says what failed.");
    }
  }

  public static Failure of(FailureCode code, String what) {
    return new Failure(code, what, Optional.empty());
  }

  public static Failure of(FailureCode code, String what, String hint) {
    return new Failure(code, what, Optional.of(hint));
  }
}
