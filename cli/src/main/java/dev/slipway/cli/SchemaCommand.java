package dev.slipway.cli;

import dev.slipway.manifest.shape.JsonSchema;
import dev.slipway.validate.reading.ValidatorReader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `slipway validate schema`: what editors complete and check with.
final class SchemaCommand implements Command {
  private static final String ID = "https://slipway.dev/schema/validator.json";

  private final Console console;

  SchemaCommand(Console console) {
    this.console = console;
  }

  @Override
  public String name() {
    return "schema";
  }

  @Override
  public CommandSpec spec() {
    return Options.command(
        name(), "Print the JSON Schema (draft 2020-12) of validate's manifests, for editors.");
  }

  @Override
  public int run(ParseResult arguments) {
    console
        .out()
        .println(
            JsonSchema.of(ValidatorReader.shape(), ID, "A platform's contract for images")
                .writePretty());
    return 0;
  }
}
