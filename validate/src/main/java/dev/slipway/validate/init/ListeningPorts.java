package dev.slipway.validate.init;

import dev.slipway.core.container.Container;
import dev.slipway.core.container.ExecOutcome;
import dev.slipway.core.container.ExecSpec;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The TCP ports that something listens on inside a container, as its kernel tells.
final class ListeningPorts {
  /// The state LISTEN in `/proc/net/tcp`.
  private static final String LISTEN = "0A";

  private ListeningPorts() {}

  /// None where the image has no `cat`.
  static SortedSet<Integer> of(Container container) throws InterruptedException {
    var tables =
        container.exec(
            ExecSpec.of(List.of("cat", "/proc/net/tcp", "/proc/net/tcp6"), Duration.ofSeconds(10)));
    return tables instanceof ExecOutcome.Exited(var _, var output)
        ? parse(output.stdout())
        : new TreeSet<>();
  }

  static SortedSet<Integer> parse(String tables) {
    var ports = new TreeSet<Integer>();
    for (var line : tables.lines().toList()) {
      var fields = line.strip().split("\\s+");
      if (fields.length > 3 && fields[3].equals(LISTEN)) {
        var local = fields[1];
        // A listener on loopback is the container's own affair.
        if (!local.startsWith("0100007F:")
            && !local.startsWith("00000000000000000000000001000000:")) {
          ports.add(Integer.parseInt(local.substring(local.lastIndexOf(':') + 1), 16));
        }
      }
    }
    return ports;
  }
}
