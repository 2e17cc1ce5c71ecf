package dev.slipway.manifest.node;

import dev.slipway.manifest.Place;
import java.util.List;
import java.util.Optional;

/// Keys and values in the order of the text, with merge keys (`<<`) resolved and each key once.
public record MappingNode(List<Entry> entries, Place place) implements Node {
  /// A key, with a place of its own, and what it leads to.
  public record Entry(ScalarNode key, Node value) {
    public String name() {
      return key.text();
    }
  }

  public MappingNode {
    entries = List.copyOf(entries);
  }

  public Optional<Entry> find(String name) {
    for (var entry : entries) {
      if (entry.name().equals(name)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }
}
