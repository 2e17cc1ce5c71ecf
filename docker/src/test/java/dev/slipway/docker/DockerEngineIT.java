package dev.slipway.docker;

import java.nio.file.Path;

/// The contract on the engine that `DOCKER_HOST` or this user's settings name.
final class DockerEngineIT extends LiveEngineContract {
  @Override
  EngineLocator locator() {
    return EngineLocator.of(System.getenv(), Path.of(System.getProperty("user.home")))
        .wanting("docker");
  }
}
