package dev.slipway.manifest.node;

import dev.slipway.manifest.Place;

/// A part of a document. Where an alias stands, the anchored node itself is there, so its place is
/// that of the anchor, and one node may be found by several ways.
public sealed interface Node permits MappingNode, ScalarNode, SequenceNode {
  Place place();
}
