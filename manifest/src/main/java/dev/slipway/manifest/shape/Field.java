package dev.slipway.manifest.shape;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A handle on a field of an object that is being defined; [Values#get] trades it for the value.
///
/// Classes and not lambdas, here and wherever every short command passes: linking a lambda costs
/// several times what loading an archived class does.
public abstract sealed class Field<T> {
  private final List<String> names;

  private Field(List<String> names) {
    this.names = names;
  }

  /// The keys that it is written under: one, or those of which one is written.
  final List<String> names() {
    return names;
  }

  abstract T of(Values values);

  static final class Required<T> extends Field<T> {
    private final String name;
    private final Shape<T> shape;

    Required(String name, Shape<T> shape) {
      super(List.of(name));
      this.name = name;
      this.shape = shape;
    }

    @Override
    T of(Values values) {
      return values.find(name, shape).orElseThrow();
    }
  }

  static final class Maybe<T> extends Field<Optional<T>> {
    private final String name;
    private final Shape<T> shape;

    Maybe(String name, Shape<T> shape) {
      super(List.of(name));
      this.name = name;
      this.shape = shape;
    }

    @Override
    Optional<T> of(Values values) {
      return values.find(name, shape);
    }
  }

  static final class WithDefault<T> extends Field<T> {
    private final String name;
    private final Shape<T> shape;
    private final T fallback;

    WithDefault(String name, Shape<T> shape, T fallback) {
      super(List.of(name));
      this.name = name;
      this.shape = shape;
      this.fallback = fallback;
    }

    @Override
    T of(Values values) {
      return values.find(name, shape).orElse(fallback);
    }
  }

  static final class AtMostOne<T> extends Field<Optional<T>> {
    private final List<Alternative<T>> alternatives;

    AtMostOne(List<String> names, List<Alternative<T>> alternatives) {
      super(names);
      this.alternatives = List.copyOf(alternatives);
    }

    @Override
    Optional<T> of(Values values) {
      for (var one : alternatives) {
        Optional<? extends T> found = values.find(one.name(), one.shape());
        if (found.isPresent()) {
          return Optional.of(found.get());
        }
      }
      return Optional.empty();
    }
  }

  static final class ExactlyOne<T> extends Field<T> {
    private final AtMostOne<T> one;

    ExactlyOne(AtMostOne<T> one) {
      super(one.names());
      this.one = one;
    }

    @Override
    T of(Values values) {
      return one.of(values).orElseThrow();
    }
  }

  static final class Included<T> extends Field<T> {
    private final Function<Values, T> build;

    Included(List<String> names, Function<Values, T> build) {
      super(names);
      this.build = build;
    }

    @Override
    T of(Values values) {
      return build.apply(values);
    }
  }
}
