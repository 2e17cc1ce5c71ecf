package dev.slipway.manifest.shape;

import dev.slipway.manifest.Located;
import dev.slipway.manifest.node.Node;
import java.util.Optional;

final class LocatedShape<T> extends Shape<Located<T>> {
  private final Shape<T> shape;

  LocatedShape(Shape<T> shape) {
    this.shape = shape;
  }

  Shape<T> shape() {
    return shape;
  }

  @Override
  Optional<Located<T>> bind(Node node, Reading reading) {
    var value = shape.bind(node, reading);
    return value.isPresent()
        ? Optional.of(new Located<>(value.get(), node.place()))
        : Optional.empty();
  }

  @Override
  String expectation() {
    return shape.expectation();
  }

  @Override
  boolean isKindOf(Node node) {
    return shape.isKindOf(node);
  }
}
