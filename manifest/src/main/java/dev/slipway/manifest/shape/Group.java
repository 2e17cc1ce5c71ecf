package dev.slipway.manifest.shape;

import java.util.function.Function;

/// Fields that belong together and stand among the fields of several objects.
public final class Group<T> {
  private final Fields.Plan<T> plan;

  Group(Fields.Plan<T> plan) {
    this.plan = plan;
  }

  Function<Values, T> with(Fields fields) {
    return plan.with(fields);
  }
}
