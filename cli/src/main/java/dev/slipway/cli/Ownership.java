package dev.slipway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// Labels that tell which process made a container, so that what a killed one left can be told from
/// what a living one still uses.
final class Ownership {
  static final String KIND = "dev.slipway.kind";
  static final String OWNER = "dev.slipway.owner";
  static final String RUN = "dev.slipway.run";

  private Ownership() {}

  static Map<String, String> labels(String kind, String run) {
    var self = ProcessHandle.current();
    return Map.of(KIND, kind, OWNER, machine() + "/" + self.pid() + "/" + started(self), RUN, run);
  }

  /// Not a secret, so the cheap source of randomness will do: the good one takes 10 ms to load.
  static String freshRun() {
    return Long.toHexString(ThreadLocalRandom.current().nextLong());
  }

  /// Whether the owner still runs; empty for an owner on another machine.
  static Optional<Boolean> lives(String owner) {
    var parts = owner.split("/", -1);
    if (parts.length != 3 || !parts[0].equals(machine())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ProcessHandle.of(Long.parseLong(parts[1]))
              .filter(process -> started(process).equals(parts[2]))
              .isPresent());
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// A process id is used again; together with its start it is not.
  private static String started(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(Instant::toEpochMilli)
        .map(String::valueOf)
        .orElse("0");
  }

  /// Changes with every boot, after which no process of before lives.
  private static String machine() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    } catch (IOException _) {
      return System.getenv().getOrDefault("HOSTNAME", "unknown");
    }
  }
}
