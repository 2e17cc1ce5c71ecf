package dev.slipway.manifest.shape;

import dev.slipway.manifest.node.MappingNode;
import dev.slipway.manifest.node.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// Values of one shape under keys that the author chose.
final class MapShape<E> extends Shape<SequencedMap<String, E>> {
  private final TextShape key;
  private final Shape<E> value;

  MapShape(TextShape key, Shape<E> value) {
    this.key = key;
    this.value = value;
  }

  TextShape key() {
    return key;
  }

  Shape<E> value() {
    return value;
  }

  @Override
  Optional<SequencedMap<String, E>> bind(Node node, Reading reading) {
    if (!(node instanceof MappingNode mapping)) {
      reading.mismatch(this, node);
      return Optional.empty();
    }
    var values = new LinkedHashMap<String, E>();
    for (var entry : mapping.entries()) {
      reading.enter(Reading.Step.KEY, "");
      var written = entry.key();
      var name = key.bind(written.isNull() ? written.quoted() : written, reading);
      reading.leave();
      reading.enter(Reading.Step.FIELD, entry.name());
      var bound = value.bind(entry.value(), reading);
      reading.leave();
      if (name.isPresent() && bound.isPresent()) {
        values.put(name.get(), bound.get());
      }
    }
    return values.size() == mapping.entries().size()
        ? Optional.of(Collections.unmodifiableSequencedMap(values))
        : Optional.empty();
  }

  @Override
  String expectation() {
    return "a mapping";
  }

  @Override
  boolean isKindOf(Node node) {
    return node instanceof MappingNode;
  }
}
