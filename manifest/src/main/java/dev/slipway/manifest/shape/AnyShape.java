package dev.slipway.manifest.shape;

import dev.slipway.manifest.node.Node;
import java.util.Optional;

final class AnyShape extends Shape<Node> {
  static final AnyShape ANY = new AnyShape();

  private AnyShape() {}

  @Override
  Optional<Node> bind(Node node, Reading reading) {
    return Optional.of(node);
  }

  @Override
  String expectation() {
    return "anything";
  }

  @Override
  boolean isKindOf(Node node) {
    return true;
  }
}
