package dev.slipway.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `slipway version`.
final class VersionCommand implements Command {
  private final Console console;

  VersionCommand(Console console) {
    this.console = console;
  }

  @Override
  public String name() {
    return "version";
  }

  @Override
  public CommandSpec spec() {
    return Options.command(name(), "Print the versions of slipway and of its Java.");
  }

  @Override
  public int run(ParseResult arguments) {
    return print();
  }

  int print() {
    console
        .out()
        .println(
            "slipway "
                + Build.version()
                + " (Java "
                + Runtime.version().feature()
                + "."
                + Runtime.version().interim()
                + "."
                + Runtime.version().update()
                + ", "
                + System.getProperty("os.name")
                + " "
                + System.getProperty("os.arch")
                + ")");
    return 0;
  }
}
