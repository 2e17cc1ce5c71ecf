package dev.slipway.manifest.shape;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is made when it is first asked for.
final class Once<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private @Nullable T made;

  private Once(Supplier<T> maker) {
    this.maker = maker;
  }

  static <T> Once<T> of(Supplier<T> maker) {
    return new Once<>(maker);
  }

  @Override
  public synchronized T get() {
    var value = made;
    if (value == null) {
      value = maker.get();
      made = value;
    }
    return value;
  }
}
