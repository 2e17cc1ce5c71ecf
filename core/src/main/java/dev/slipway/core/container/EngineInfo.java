package dev.slipway.core.container;

import java.util.Locale;

/// Who answers behind the port.
///
/// @param product `docker` or `podman`
/// @param cpus of the machine that runs the containers
/// @param rootless true when containers' addresses cannot be reached from here
public record EngineInfo(
    String product,
    String version,
    String apiVersion,
    Platform platform,
    int cpus,
    ByteCount memory,
    boolean rootless) {
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s %s (API %s, %s)", product, version, apiVersion, platform);
  }
}
