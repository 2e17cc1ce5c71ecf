package dev.slipway.manifest.shape;

import dev.slipway.manifest.node.Node;
import java.util.Optional;
import java.util.function.Function;

/// A shape whose values go on to another type.
final class ConvertedShape<T, U> extends Shape<U> {
  private final Shape<T> shape;
  private final Optional<String> expectation;
  private final Function<? super T, Converted<U>> convert;

  ConvertedShape(
      Shape<T> shape, Optional<String> expectation, Function<? super T, Converted<U>> convert) {
    this.shape = shape;
    this.expectation = expectation;
    this.convert = convert;
  }

  Shape<T> shape() {
    return shape;
  }

  /// Its own, where it has one.
  Optional<String> ownExpectation() {
    return expectation;
  }

  @Override
  Optional<U> bind(Node node, Reading reading) {
    if (expectation.isPresent() && !shape.isKindOf(node)) {
      reading.mismatch(this, node);
      return Optional.empty();
    }
    var value = shape.bind(node, reading);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    var converted = convert.apply(value.get());
    if (converted instanceof Converted.Value<U>(var right)) {
      return Optional.of(right);
    }
    if (converted instanceof Converted.Refused<U>(var why, var hint)) {
      reading.refuse(node, why, hint);
    } else {
      reading.mismatch(this, node);
    }
    return Optional.empty();
  }

  @Override
  String expectation() {
    return expectation.orElseGet(shape::expectation);
  }

  @Override
  boolean isKindOf(Node node) {
    return shape.isKindOf(node);
  }
}
