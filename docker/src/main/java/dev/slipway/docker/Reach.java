package dev.slipway.docker;

import dev.slipway.core.container.Endpoint;
import dev.slipway.core.container.Port;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides where a port of a running container is reached from here.
///
/// @param machine the engine's, as seen from this process
record Reach(Machine machine) {
  /// Where the engine runs its containers.
  sealed interface Machine {
    /// Here, as root and without a machine in between, as far as the socket tells.
    record Ours(Surroundings surroundings) implements Machine {}

    /// Here, but behind a virtual machine or a user's own network: only published ports come out.
    ///
    /// @param sharesHostNetwork whether a container in the host's network is in ours
    record Shielded(boolean sharesHostNetwork) implements Machine {}

    /// Another host.
    record Remote(String host) implements Machine {}
  }

  /// What tells whether a container is really here: the socket may be forwarded from elsewhere, and
  /// an address such as 172.17.0.2 is somebody's on every machine.
  interface Surroundings {
    /// The networks that this process is in now; one may come into being with its container.
    LocalNetworks networks();

    /// Whether a process of this machine is that container's.
    boolean runs(long pid, String container);
  }

  private static final String LOOPBACK = "127.0.0.1";

  /// For a container that runs.
  Optional<Endpoint> endpoint(Inspection inspection, Port port) {
    if (inspection.json().text("HostConfig", "NetworkMode").orElse("").equals("host")) {
      return hostNetwork(inspection, port);
    }
    return direct(inspection, port).or(() -> published(inspection, port));
  }

  private Optional<Endpoint> hostNetwork(Inspection inspection, Port port) {
    var here = at(LOOPBACK, port.number());
    return switch (machine) {
      case Machine.Ours(var surroundings) ->
          isOurs(surroundings, inspection)
              ? Optional.of(new Endpoint.Direct(here))
              : Optional.empty();
      case Machine.Shielded(var shares) ->
          Optional.of(shares ? new Endpoint.Direct(here) : new Endpoint.Published(here));
      case Machine.Remote(var host) -> Optional.of(new Endpoint.Direct(at(host, port.number())));
    };
  }

  private static boolean isOurs(Surroundings surroundings, Inspection inspection) {
    return surroundings.runs(inspection.pid(), inspection.id());
  }

  private Optional<Endpoint> direct(Inspection inspection, Port port) {
    if (!(machine instanceof Machine.Ours(var surroundings)) || !isOurs(surroundings, inspection)) {
      return Optional.empty();
    }
    var networks = surroundings.networks();
    for (var address : addresses(inspection)) {
      var socket = at(address, port.number());
      if (networks.contain(socket.getAddress())) {
        return Optional.of(new Endpoint.Direct(socket));
      }
    }
    return Optional.empty();
  }

  private static List<String> addresses(Inspection inspection) {
    var addresses = new ArrayList<String>();
    for (var network : inspection.json().members("NetworkSettings", "Networks").values()) {
      network.text("IPAddress").ifPresent(addresses::add);
    }
    for (var network : inspection.json().members("NetworkSettings", "Networks").values()) {
      network.text("GlobalIPv6Address").ifPresent(addresses::add);
    }
    addresses.removeIf(String::isEmpty);
    return addresses;
  }

  private Optional<Endpoint> published(Inspection inspection, Port port) {
    Optional<Endpoint> v6 = Optional.empty();
    for (var binding : inspection.json().elements("NetworkSettings", "Ports", port.toString())) {
      int number = binding.text("HostPort").map(Reach::number).orElse(0);
      var address = binding.text("HostIp").orElse("");
      if (number == 0) {
        continue;
      }
      var endpoint = reachable(address, number);
      if (address.indexOf(':') < 0) {
        if (endpoint.isPresent()) {
          return endpoint;
        }
      } else if (v6.isEmpty()) {
        v6 = endpoint;
      }
    }
    return v6;
  }

  private Optional<Endpoint> reachable(String address, int number) {
    boolean any = address.isEmpty() || address.equals("0.0.0.0") || address.equals("::");
    if (machine instanceof Machine.Remote(var host)) {
      // The loopback of another machine is nobody's but its own.
      boolean loopback = address.startsWith("127.") || address.equals("::1");
      return loopback
          ? Optional.empty()
          : Optional.of(new Endpoint.Published(at(any ? host : address, number)));
    }
    var here = address.equals("::") ? "::1" : any ? LOOPBACK : address;
    return Optional.of(new Endpoint.Published(at(here, number)));
  }

  private static int number(String text) {
    try {
      int number = Integer.parseInt(text);
      return number > 0 && number <= 65_535 ? number : 0;
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  private static InetSocketAddress at(String host, int port) {
    return new InetSocketAddress(host, port);
  }
}
