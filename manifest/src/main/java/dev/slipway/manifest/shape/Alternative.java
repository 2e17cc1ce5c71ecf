package dev.slipway.manifest.shape;

/// One of several fields of which an object has one.
public record Alternative<T>(String name, Shape<? extends T> shape, String description) {
  public static <T> Alternative<T> of(String name, Shape<? extends T> shape, String description) {
    return new Alternative<>(name, shape, description);
  }
}
