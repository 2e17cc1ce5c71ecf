package dev.slipway.manifest.shape;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/// The objects that a shape leads to without passing through another object.
final class Nested {
  private Nested() {}

  static Stream<ObjectShape<?>> objects(Shape<?> shape) {
    return switch (shape) {
      case AnyShape _, ScalarShape<?> _ -> Stream.of();
      case ConvertedShape<?, ?> converted -> objects(converted.shape());
      case EitherShape<?> either -> either.forms().stream().flatMap(Nested::objects);
      case LazyShape<?> lazy -> objects(lazy.shape());
      case ListShape<?> list -> objects(list.item());
      case LocatedShape<?> located -> objects(located.shape());
      case MapShape<?> map -> objects(map.value());
      case ObjectShape<?> object -> Stream.of(object);
    };
  }

  /// Every object that can be reached, the nearest first.
  static List<ObjectShape<?>> all(Shape<?> shape) {
    var found = new LinkedHashSet<ObjectShape<?>>();
    var next = objects(shape).toList();
    while (!next.isEmpty()) {
      next =
          next.stream()
              .filter(found::add)
              .flatMap(object -> object.fields().values().stream())
              .<ObjectShape<?>>flatMap(field -> objects(field.shape()))
              .toList();
    }
    return List.copyOf(found);
  }
}
