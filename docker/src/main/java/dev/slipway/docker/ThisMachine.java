package dev.slipway.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Looks at this machine's networks and processes.
final class ThisMachine implements Reach.Surroundings {
  @Override
  public LocalNetworks networks() {
    return LocalNetworks.now();
  }

  /// A container's identifier is part of its control group's name.
  @Override
  public boolean runs(long pid, String container) {
    if (inContainer()) {
      // Others' processes cannot be seen from in here, although their networks may be ours.
      return true;
    }
    try {
      return !container.isEmpty()
          && Files.readString(Path.of("/proc", Long.toString(pid), "cgroup")).contains(container);
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean inContainer() {
    return Files.exists(Path.of("/.dockerenv")) || Files.exists(Path.of("/run/.containerenv"));
  }
}
