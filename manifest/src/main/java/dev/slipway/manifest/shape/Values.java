package dev.slipway.manifest.shape;

import dev.slipway.manifest.Place;
import dev.slipway.manifest.node.MappingNode;
import java.util.Map;
import java.util.Optional;

/// The fields of one object, each read and right.
public final class Values {
  private final MappingNode node;
  private final Map<String, Object> byName;
  private final Map<String, MappingNode.Entry> written;

  Values(MappingNode node, Map<String, Object> byName, Map<String, MappingNode.Entry> written) {
    this.node = node;
    this.byName = byName;
    this.written = written;
  }

  public <T> T get(Field<T> field) {
    return field.of(this);
  }

  /// Whether the field is written with a value.
  public boolean has(Field<?> field) {
    return entry(field).isPresent();
  }

  /// Where the object begins.
  public Place place() {
    return node.place();
  }

  /// The place of the field's key, or of the object where the field is not written.
  public Place place(Field<?> field) {
    var entry = entry(field);
    return entry.isPresent() ? entry.get().key().place() : place();
  }

  /// The place of the field's value, or of the object where the field is not written.
  public Place valuePlace(Field<?> field) {
    var entry = entry(field);
    return entry.isPresent() ? entry.get().value().place() : place();
  }

  /// The key that the field is written under, which matters where it is one of several.
  public Optional<String> key(Field<?> field) {
    var entry = entry(field);
    return entry.isPresent() ? Optional.of(entry.get().name()) : Optional.empty();
  }

  private Optional<MappingNode.Entry> entry(Field<?> field) {
    for (var name : field.names()) {
      var entry = written.get(name);
      if (entry != null) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /// The value of a field that is written, as the shape that read it made it.
  @SuppressWarnings("unchecked")
  <T> Optional<T> find(String name, Shape<T> reader) {
    return Optional.ofNullable((T) byName.get(name));
  }
}
