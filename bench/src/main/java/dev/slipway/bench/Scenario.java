package dev.slipway.bench;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A question about speed: what to measure for it, and what the measurements say. Closing it
/// removes what it needed.
interface Scenario extends Closeable {
  /// For `--only`.
  String name();

  String title();

  List<Subject> subjects();

  List<Line> lines(Measured measured);

  /// The command whose calls are worth a look.
  default Optional<Command> traced() {
    return Optional.empty();
  }

  @Override
  default void close() throws IOException {}
}
