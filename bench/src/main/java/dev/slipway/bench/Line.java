package dev.slipway.bench;

import java.util.Optional;

/// One line of the result: a figure, what it is made of and whether it is what was aimed at.
///
/// @param value in the unit
/// @param series what was measured, where the figure is its median
/// @param note a few words
record Line(
    String what,
    double value,
    String unit,
    Optional<Series> series,
    Optional<String> note,
    Optional<Aim> aim) {
  /// What the figure should be at most.
  ///
  /// @param actual in the unit of the limit, which may be another than the figure's
  record Aim(double actual, double limit, String unit) {
    boolean met() {
      return actual <= limit;
    }
  }

  static Line of(String what, Series series) {
    return new Line(
        what, series.median(), "ms", Optional.of(series), Optional.empty(), Optional.empty());
  }

  static Line of(String what, double value, String unit) {
    return new Line(what, value, unit, Optional.empty(), Optional.empty(), Optional.empty());
  }

  Line note(String text) {
    return new Line(what, value, unit, series, Optional.of(text), aim);
  }

  /// The figure itself should be at most this.
  Line aim(double limit) {
    return aim(value, limit, unit);
  }

  Line aim(double actual, double limit, String aimUnit) {
    return new Line(what, value, unit, series, note, Optional.of(new Aim(actual, limit, aimUnit)));
  }

  /// A ratio to a floor, which it also tells.
  Line against(String floor, double ratio) {
    return note(Table.number(ratio, 2) + " × " + floor);
  }
}
