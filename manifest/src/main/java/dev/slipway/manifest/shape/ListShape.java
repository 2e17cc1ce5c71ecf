package dev.slipway.manifest.shape;

import dev.slipway.manifest.node.Node;
import dev.slipway.manifest.node.ScalarNode;
import dev.slipway.manifest.node.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Values of one shape, in order.
public final class ListShape<E> extends Shape<List<E>> {
  private final Shape<E> item;
  private final int minimum;

  ListShape(Shape<E> item, int minimum) {
    this.item = item;
    this.minimum = minimum;
  }

  public ListShape<E> atLeast(int items) {
    return new ListShape<>(item, items);
  }

  public ListShape<E> nonEmpty() {
    return atLeast(1);
  }

  Shape<E> item() {
    return item;
  }

  int minimum() {
    return minimum;
  }

  @Override
  Optional<List<E>> bind(Node node, Reading reading) {
    if (!(node instanceof SequenceNode sequence)) {
      reading.mismatch(
          expectation(),
          node,
          node instanceof ScalarNode s && s.isNull()
              ? Optional.empty()
              : Optional.of("Each item of a list has a `-` before it."));
      return Optional.empty();
    }
    if (sequence.items().size() < minimum) {
      reading.mismatch(this, node);
      return Optional.empty();
    }
    var values = new ArrayList<E>(sequence.items().size());
    reading.enter(Reading.Step.ITEM, "");
    for (var element : sequence.items()) {
      var value = item.bind(element, reading);
      if (value.isPresent()) {
        values.add(value.get());
      }
    }
    reading.leave();
    return values.size() == sequence.items().size()
        ? Optional.of(List.copyOf(values))
        : Optional.empty();
  }

  @Override
  String expectation() {
    return switch (minimum) {
      case 0 -> "a list";
      case 1 -> "a list that is not empty";
      default -> "a list of at least " + minimum + " items";
    };
  }

  @Override
  boolean isKindOf(Node node) {
    return node instanceof SequenceNode;
  }
}
