package dev.slipway.testkit;

/// What not every engine can do on every machine; the contract skips its tests aloud where a
/// subclass says that it is lacking.
public enum Ability {
  /// Says that a process was killed for the memory it took.
  REPORTING_OUT_OF_MEMORY,
  /// Holds a process to a memory limit.
  LIMITING_MEMORY,
  /// Runs the probes of a HEALTHCHECK by itself.
  PROBING_HEALTH
}
