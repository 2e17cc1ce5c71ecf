package dev.slipway.manifest.node;

import dev.slipway.manifest.Place;
import java.util.List;

public record SequenceNode(List<Node> items, Place place) implements Node {
  public SequenceNode {
    items = List.copyOf(items);
  }
}
