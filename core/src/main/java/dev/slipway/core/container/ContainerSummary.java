package dev.slipway.core.container;

import java.time.Instant;
import java.util.Map;

/// A container in a listing.
public record ContainerSummary(
    String id, String name, Map<String, String> labels, boolean running, Instant created) {
  public ContainerSummary {
    labels = Map.copyOf(labels);
  }
}
