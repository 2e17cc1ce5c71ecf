package dev.slipway.core.container;

import java.net.InetSocketAddress;

/// Where a port of a container is reached from here.
public sealed interface Endpoint {
  InetSocketAddress address();

  /// The container's own address: what answers is the container.
  record Direct(InetSocketAddress address) implements Endpoint {}

  /// A port of the engine's machine. A proxy may accept here although nothing listens in the
  /// container; it then closes at once.
  record Published(InetSocketAddress address) implements Endpoint {}
}
