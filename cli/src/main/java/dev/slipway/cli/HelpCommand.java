package dev.slipway.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// `slipway help validate lint`, which many type before they know of `--help`.
final class HelpCommand implements Command {
  private final Console console;
  private final CommandSpec root;

  HelpCommand(Console console, CommandSpec root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public String name() {
    return "help";
  }

  @Override
  public CommandSpec spec() {
    return Options.command(name(), "Show the help of a command.")
        .addPositional(
            Options.arguments("0..*", "COMMAND", "The command; all of them without one."));
  }

  @Override
  public int run(ParseResult arguments) {
    print(find(arguments, Options.positionals(arguments)));
    return 0;
  }

  void print(CommandSpec spec) {
    console.out().print(spec.commandLine().getUsageMessage(console.scheme()));
  }

  private CommandSpec find(ParseResult arguments, List<String> words) {
    var spec = root;
    for (var word : words) {
      CommandLine next = spec.subcommands().get(word);
      if (next == null) {
        throw new ParameterException(
            arguments.commandSpec().commandLine(),
            "There is no command `" + spec.qualifiedName() + " " + word + "`.");
      }
      spec = next.getCommandSpec();
    }
    return spec;
  }
}
