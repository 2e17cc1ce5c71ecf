package dev.slipway.core.container;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// One more process in a running container, without a terminal and without input.
///
/// @param timeout after which the caller is given what there is; the process itself ends at the
///   latest with its container, since engines cannot end one process
/// @param outputLimit kept of each stream, counted from its end
public record ExecSpec(
    List<String> command,
    Optional<String> user,
    Optional<String> workdir,
    SequencedMap<String, String> env,
    Duration timeout,
    ByteCount outputLimit) {
  public static final ByteCount DEFAULT_OUTPUT_LIMIT = ByteCount.ofMebibytes(1);

  public ExecSpec {
    command = List.copyOf(command);
    env = Ordered.copyOf(env);
    if (command.isEmpty()) {
      throw new IllegalArgumentException("A command has at least one word.");
    }
  }

  public static ExecSpec of(List<String> command, Duration timeout) {
    return new ExecSpec(
        command,
        Optional.empty(),
        Optional.empty(),
        Ordered.copyOf(java.util.Map.of()),
        timeout,
        DEFAULT_OUTPUT_LIMIT);
  }
}
