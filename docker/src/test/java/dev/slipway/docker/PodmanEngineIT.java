package dev.slipway.docker;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.util.Map;

/// The contract on Podman's compatible API, at the socket that `SLIPWAY_PODMAN_SOCKET` names.
final class PodmanEngineIT extends LiveEngineContract {
  @Override
  EngineLocator locator() {
    var socket = System.getenv("SLIPWAY_PODMAN_SOCKET");
    if (socket == null) {
      return abort("SLIPWAY_PODMAN_SOCKET names no socket of Podman.");
    }
    return EngineLocator.of(Map.of(), Path.of(System.getProperty("user.home")))
        .wanting("unix://" + socket);
  }
}
