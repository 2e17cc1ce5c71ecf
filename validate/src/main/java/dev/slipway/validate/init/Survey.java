package dev.slipway.validate.init;

import dev.slipway.core.container.Image;
import dev.slipway.validate.probe.PortAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What an image turned out to be and to do.
///
/// @param uid of its process, where the image has an `id` to ask
/// @param home of its process, where the image has a shell to ask
/// @param processes command lines, the first one first
/// @param ports what each port that listens answers
/// @param exitCode of a process that ended on its own
/// @param stop how the process ended when it was told to; empty where it had to be killed
/// @param keptAlive true where the image's own process ends at once and something that stays was
///   started instead
record Survey(
    String name,
    Image image,
    Optional<String> user,
    Optional<String> uid,
    Optional<String> home,
    List<String> processes,
    SequencedMap<Integer, PortAnswer> ports,
    Optional<Integer> exitCode,
    Optional<Stop> stop,
    boolean keptAlive) {
  /// How a process ended.
  record Stop(Duration took, int exitCode) {}
}
