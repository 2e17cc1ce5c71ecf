package dev.slipway.bench;

import java.util.Map;

/// What came out, by the subjects' names.
record Measured(Map<String, Series> series) {
  Measured {
    series = Map.copyOf(series);
  }

  boolean has(String name) {
    return series.containsKey(name);
  }

  Series of(String name) {
    var found = series.get(name);
    if (found == null) {
      throw new IllegalArgumentException("`" + name + "` was not measured.");
    }
    return found;
  }

  /// Milliseconds.
  double median(String name) {
    return of(name).median();
  }

  /// By how many times one takes longer than the other.
  double ratio(String name, String floor) {
    return median(name) / median(floor);
  }
}
