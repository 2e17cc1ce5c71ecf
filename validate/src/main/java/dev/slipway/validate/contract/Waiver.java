package dev.slipway.validate.contract;

import java.time.LocalDate;
import java.util.Optional;

/// Leave to fail.
///
/// @param until the last day on which it holds, in UTC; for good when empty
public record Waiver(String reason, Optional<LocalDate> until) {
  public boolean holdsOn(LocalDate day) {
    return until.isEmpty() || !day.isAfter(until.get());
  }
}
