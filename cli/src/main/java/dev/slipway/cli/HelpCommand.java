package dev.slipway.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// `slipway help validate lint`, which is `slipway validate lint --help`.
final class HelpCommand implements Command {
  private final Cli cli;
  private final CommandSpec root;

  HelpCommand(Cli cli, CommandSpec root) {
    this.cli = cli;
    this.root = root;
  }

  @Override
  public String name() {
    return "help";
  }

  @Override
  public CommandSpec spec() {
    return Options.command(name(), "Show the help of a command.")
        .addPositional(Options.arguments("0..*", "COMMAND", "The words of the command."));
  }

  @Override
  public int run(ParseResult arguments) {
    var at = root;
    for (var word : Options.positionals(arguments)) {
      var next = at.subcommands().get(word);
      if (next == null) {
        throw new ParameterException(
            arguments.commandSpec().commandLine(), UsageText.noCommand(at, word));
      }
      at = next.getCommandSpec();
    }
    return cli.help(at);
  }
}
