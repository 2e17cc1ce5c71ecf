package dev.slipway.bench;

import java.util.List;

/// A question about speed: what to measure for it, and what the measurements say.
interface Scenario {
  /// For `--only`.
  String name();

  String title();

  List<Subject> subjects();

  List<Line> lines(Measured measured);
}
