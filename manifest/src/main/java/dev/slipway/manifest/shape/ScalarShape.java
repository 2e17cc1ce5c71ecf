package dev.slipway.manifest.shape;

import dev.slipway.manifest.node.Node;
import dev.slipway.manifest.node.ScalarNode;
import java.util.Optional;

/// What is written as a single value.
abstract sealed class ScalarShape<T> extends Shape<T>
    permits BoolShape, ChoiceShape, DecimalShape, IntegerShape, SecondsShape, TextShape {
  @Override
  final Optional<T> bind(Node node, Reading reading) {
    if (!(node instanceof ScalarNode scalar) || scalar.isNull()) {
      reading.mismatch(this, node);
      return Optional.empty();
    }
    var value = parse(scalar);
    if (value.isEmpty()) {
      refuse(scalar, reading);
    }
    return value;
  }

  abstract Optional<T> parse(ScalarNode scalar);

  void refuse(ScalarNode scalar, Reading reading) {
    boolean quotes = !scalar.isPlain() && parse(scalar.unquoted()).isPresent();
    reading.mismatch(
        expectation(), scalar, quotes ? Optional.of("Remove the quotes.") : Optional.empty());
  }

  @Override
  final boolean isKindOf(Node node) {
    return node instanceof ScalarNode;
  }
}
