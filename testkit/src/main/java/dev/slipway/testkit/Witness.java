package dev.slipway.testkit;

import dev.slipway.core.container.Port;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;

/// Sees of an engine what the port does not show, by another way than the port.
public interface Witness {
  /// The names of the volumes that a container has, anonymous ones too.
  Set<String> volumes(String container) throws InterruptedException;

  boolean volumeExists(String volume) throws InterruptedException;

  /// Where the engine's machine listens for a port of a container.
  Optional<InetSocketAddress> published(String container, Port port) throws InterruptedException;

  /// Whether the engine's machine is this one, so that a port taken here is taken there.
  boolean local();
}
