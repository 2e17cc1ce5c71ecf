package dev.slipway.cli;

import java.util.List;

/// What each exit code says.
final class ExitCodes {
  record Line(String code, String meaning) {}

  static final List<Line> LINES =
      List.of(
          new Line("0", "Yes: everything that was asked for holds."),
          new Line("1", "No: a check failed."),
          new Line("2", "The manifest or the arguments are wrong."),
          new Line(
              "3", "The environment stood in the way: no engine, no such image, a refused pull."),
          new Line("70", "A bug of slipway."),
          new Line("130, 143", "Ended by SIGINT or SIGTERM; what was made is removed first."));

  private ExitCodes() {}
}
