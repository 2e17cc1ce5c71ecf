package dev.slipway.validate.contract;

import dev.slipway.manifest.Place;
import java.util.List;
import java.util.Optional;

/// One requirement of a contract.
///
/// @param index its position in the manifest, from 0: names may repeat
/// @param isolated in a container of its own
/// @param dependsOn indexes of the checks that have to pass first
public record Check(
    int index,
    String name,
    String description,
    Place place,
    Severity severity,
    Optional<Waiver> waiver,
    boolean isolated,
    List<Integer> dependsOn,
    Requirement requirement,
    Cadence cadence) {
  public Check {
    dependsOn = List.copyOf(dependsOn);
  }

  /// Stands for a container's own life, which no manifest has to mention.
  public static Check container(Place place) {
    return new Check(
        -1,
        "container",
        "Container starts and stays up",
        place,
        Severity.ERROR,
        Optional.empty(),
        false,
        List.of(),
        new Probe.Running(),
        Cadence.DEFAULT);
  }

  /// What a person is shown.
  public String title() {
    return description.isBlank() ? name : description;
  }
}
