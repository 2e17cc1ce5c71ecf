package dev.slipway.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// One command: what it is called and takes, and what it does. Built by hand instead of by
/// annotations, which cost a short process more than its work.
interface Command {
  String name();

  CommandSpec spec();

  /// The exit code.
  int run(ParseResult arguments) throws InterruptedException;
}
