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
    return shape.bind(node, reading).flatMap(value -> convert(value, node, reading));
  }

  private Optional<U> convert(T value, Node node, Reading reading) {
    return switch (convert.apply(value)) {
      case Converted.Value<U>(var converted) -> Optional.of(converted);
      case Converted.Refused<U>(var why, var hint) -> {
        reading.refuse(node, why, hint);
        yield Optional.empty();
      }
      case Converted.Mismatch<U>() -> {
        reading.mismatch(this, node);
        yield Optional.empty();
      }
    };
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
