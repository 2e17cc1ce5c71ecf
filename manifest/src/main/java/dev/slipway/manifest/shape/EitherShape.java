package dev.slipway.manifest.shape;

import dev.slipway.manifest.Problems;
import dev.slipway.manifest.node.Node;
import dev.slipway.manifest.node.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One of several forms.
final class EitherShape<T> extends Shape<T> {
  private final List<Shape<? extends T>> forms;

  EitherShape(List<Shape<? extends T>> forms) {
    this.forms = List.copyOf(forms);
  }

  List<Shape<? extends T>> forms() {
    return forms;
  }

  @Override
  Optional<T> bind(Node node, Reading reading) {
    var fitting = new ArrayList<Shape<? extends T>>();
    for (var form : forms) {
      if (form.isKindOf(node)) {
        fitting.add(form);
      }
    }
    if (fitting.size() == 1) {
      return EitherShape.<T>bind(fitting.getFirst(), node, reading);
    }
    Optional<Problems> nearest = Optional.empty();
    for (var form : fitting) {
      var problems = new Problems();
      var value = EitherShape.<T>bind(form, node, reading.reportingTo(problems));
      if (value.isPresent()) {
        reading.problems().addAll(problems.list());
        return value;
      }
      if (nearest.filter(least -> least.errors() <= problems.errors()).isEmpty()) {
        nearest = Optional.of(problems);
      }
    }
    if (nearest.isEmpty() || node instanceof ScalarNode) {
      reading.mismatch(this, node);
    } else {
      reading.problems().addAll(nearest.get().list());
    }
    return Optional.empty();
  }

  private static <T> Optional<T> bind(Shape<? extends T> form, Node node, Reading reading) {
    Optional<? extends T> value = form.bind(node, reading);
    return value.isPresent() ? Optional.of(value.get()) : Optional.empty();
  }

  @Override
  String expectation() {
    return forms.stream().map(Shape::expectation).distinct().collect(Collectors.joining(" or "));
  }

  @Override
  boolean isKindOf(Node node) {
    return forms.stream().anyMatch(form -> form.isKindOf(node));
  }
}
