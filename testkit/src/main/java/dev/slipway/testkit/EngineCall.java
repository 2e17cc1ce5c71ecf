package dev.slipway.testkit;

/// The calls of the engine port, as a [FakeMachine] records and disturbs them.
public enum EngineCall {
  INFO,
  RESOLVE,
  CONTENTS,
  CREATE,
  LIST,
  REMOVE,
  START,
  STATE,
  WAIT,
  EXEC,
  LOGS,
  SIGNAL,
  STOP,
  ENDPOINT,
  PROCESSES,
  /// A container's or a look's end by its maker, or by the engine that closes.
  CLOSE
}
