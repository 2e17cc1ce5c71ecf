package dev.slipway.manifest.shape;

import dev.slipway.manifest.node.Node;
import java.util.Optional;
import java.util.function.Supplier;

final class LazyShape<T> extends Shape<T> {
  private final Supplier<Shape<T>> shape;

  LazyShape(Supplier<Shape<T>> shape) {
    this.shape = Once.of(shape);
  }

  Shape<T> shape() {
    return shape.get();
  }

  @Override
  Optional<T> bind(Node node, Reading reading) {
    return shape().bind(node, reading);
  }

  @Override
  String expectation() {
    return shape().expectation();
  }

  @Override
  boolean isKindOf(Node node) {
    return shape().isKindOf(node);
  }
}
