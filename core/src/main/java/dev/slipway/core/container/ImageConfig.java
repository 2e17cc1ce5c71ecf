package dev.slipway.core.container;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// What an image says of the process it is made for.
///
/// @param user empty means root
/// @param env in the image's order
/// @param volumes the declared mount points
public record ImageConfig(
    Optional<String> user,
    List<String> entrypoint,
    List<String> command,
    SequencedMap<String, String> env,
    SequencedMap<String, String> labels,
    Set<Port> exposedPorts,
    Set<String> volumes,
    Optional<String> workdir,
    Optional<String> stopSignal,
    Optional<Healthcheck> healthcheck,
    List<String> shell,
    List<String> onBuild) {
  public ImageConfig {
    entrypoint = List.copyOf(entrypoint);
    command = List.copyOf(command);
    env = Ordered.copyOf(env);
    labels = Ordered.copyOf(labels);
    exposedPorts = Set.copyOf(exposedPorts);
    volumes = Set.copyOf(volumes);
    shell = List.copyOf(shell);
    onBuild = List.copyOf(onBuild);
  }
}
