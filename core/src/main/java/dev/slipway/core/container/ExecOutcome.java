package dev.slipway.core.container;

/// How one more process in a container ended.
public sealed interface ExecOutcome {
  /// It ran to its end.
  record Exited(int exitCode, CapturedOutput output) implements ExecOutcome {}

  /// Its time was over first.
  record TimedOut(CapturedOutput output) implements ExecOutcome {}

  /// The engine could not start it, for the reason in its own words: no such program, no such user,
  /// or a container that is not running.
  record NotStarted(String reason) implements ExecOutcome {}
}
