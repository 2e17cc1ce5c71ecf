package dev.slipway.validate.contract;

import dev.slipway.core.container.Mount;
import dev.slipway.core.container.PublishedPort;
import dev.slipway.validate.options.DockerRunOptions;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A platform's contract.
///
/// @param source the file or address it was read from
/// @param command replaces the image's CMD
public record Validator(
    String source,
    String name,
    String description,
    String documentation,
    SequencedMap<String, String> env,
    List<PublishedPort> ports,
    List<Mount> volumes,
    Optional<List<String>> command,
    DockerRunOptions options,
    List<Check> checks) {
  public Validator {
    ports = List.copyOf(ports);
    volumes = List.copyOf(volumes);
    command = command.map(List::copyOf);
    checks = List.copyOf(checks);
  }

  /// The name, or where none is given the file it stands in.
  public String title() {
    return name.isBlank() ? source : name;
  }
}
