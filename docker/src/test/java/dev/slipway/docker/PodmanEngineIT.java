package dev.slipway.docker;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.slipway.testkit.Ability;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

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

  /// It depends on the control groups' version and on the runtime whether Podman notices that
  /// memory was exhausted, and timers of systemd do its probing.
  @Override
  protected Set<Ability> lacking() {
    var lacking = super.lacking();
    lacking.add(Ability.REPORTING_OUT_OF_MEMORY);
    if (!Files.exists(Path.of("/run/systemd/system"))) {
      lacking.add(Ability.PROBING_HEALTH);
    }
    return lacking;
  }
}
