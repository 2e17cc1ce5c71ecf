package dev.slipway.cli;

import dev.slipway.core.container.ContainerEngine;
import dev.slipway.docker.DockerEngine;
import dev.slipway.docker.EngineLocator;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/// Opens the engine that the user means.
final class Engines {
  private final Map<String, String> env;

  Engines(Map<String, String> env) {
    this.env = env;
  }

  /// @param wanted the value of `--engine`
  ContainerEngine open(Optional<String> wanted) throws InterruptedException {
    var locator = EngineLocator.of(env, Path.of(env.getOrDefault("HOME", "/")));
    return DockerEngine.open(wanted.map(locator::wanting).orElse(locator), threads());
  }

  /// Daemon threads of the platform: after a virtual thread has waited for a socket, this JVM takes
  /// 0.3 s to end.
  static ThreadFactory threads() {
    return Thread.ofPlatform().daemon().name("slipway-", 0).factory();
  }
}
