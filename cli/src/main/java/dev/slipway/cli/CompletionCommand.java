package dev.slipway.cli;

import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// `slipway completion bash`.
final class CompletionCommand implements Command {
  private static final List<String> SHELLS = List.of("bash", "zsh");

  private final Console console;
  private final CommandSpec root;

  CompletionCommand(Console console, CommandSpec root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public String name() {
    return "completion";
  }

  @Override
  public CommandSpec spec() {
    return Options.command(
            name(),
            "Print a completion script for a shell, bash or zsh.",
            "",
            "Try it at once with `source <(slipway completion bash)`.")
        .addPositional(Options.argument("SHELL", "bash or zsh.", SHELLS));
  }

  @Override
  public int run(ParseResult arguments) {
    String shell = arguments.matchedPositionalValue(0, "");
    if (!SHELLS.contains(shell)) {
      throw new ParameterException(
          arguments.commandSpec().commandLine(),
          "There is no completion for `" + shell + "`; there is for bash and zsh.");
    }
    console.out().print(AutoComplete.bash("slipway", new CommandLine(root)));
    return 0;
  }
}
