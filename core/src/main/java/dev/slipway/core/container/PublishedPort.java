package dev.slipway.core.container;

/// A port of a container that the engine's machine answers for.
///
/// @param hostAddress where the machine listens; `127.0.0.1` unless somebody insists
/// @param hostPort 0 for any free one
public record PublishedPort(Port port, String hostAddress, int hostPort) {
  public static final String LOOPBACK = "127.0.0.1";

  public PublishedPort {
    if (hostPort < 0 || hostPort > 65_535) {
      throw new IllegalArgumentException("A host port is 0 to 65535: " + hostPort);
    }
  }

  public static PublishedPort onLoopback(Port port) {
    return new PublishedPort(port, LOOPBACK, 0);
  }
}
