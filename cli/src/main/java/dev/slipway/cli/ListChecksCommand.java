package dev.slipway.cli;

import dev.slipway.manifest.shape.FieldReference;
import dev.slipway.validate.reading.ValidatorReader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `slipway validate list-checks`: every kind of check with its fields.
final class ListChecksCommand implements Command {
  private final Console console;

  ListChecksCommand(Console console) {
    this.console = console;
  }

  @Override
  public String name() {
    return "list-checks";
  }

  @Override
  public CommandSpec spec() {
    return Options.command(
        name(), "Print every kind of check with its fields and defaults, in Markdown.");
  }

  @Override
  public int run(ParseResult arguments) {
    console.out().print(FieldReference.of(ValidatorReader.shape()).markdown());
    return 0;
  }
}
