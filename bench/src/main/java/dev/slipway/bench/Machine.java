package dev.slipway.bench;

import dev.slipway.bench.floor.RawEngine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/// What was measured on.
///
/// @param load how many processes wanted a processor in the last minute
record Machine(int processors, double load, String engine, String java) {
  static Machine of(Path socket) throws IOException {
    try (var raw = RawEngine.connect(socket)) {
      var system = ManagementFactory.getOperatingSystemMXBean();
      return new Machine(
          Runtime.getRuntime().availableProcessors(),
          system.getSystemLoadAverage(),
          raw.call("GET", "/info").text("ServerVersion"),
          Runtime.version().toString());
    }
  }

  @Override
  public String toString() {
    return processors
        + " processors, load "
        + Table.number(load, 1)
        + ", engine "
        + engine
        + ", Java "
        + java
        + ".";
  }
}
