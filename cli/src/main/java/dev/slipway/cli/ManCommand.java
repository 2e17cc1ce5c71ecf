package dev.slipway.cli;

import dev.slipway.core.failure.Failure;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `slipway man`: manual pages from the same model as `--help`.
final class ManCommand implements Command {
  private final Console console;
  private final CommandSpec root;

  ManCommand(Console console, CommandSpec root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public String name() {
    return "man";
  }

  @Override
  public CommandSpec spec() {
    return Options.command(
            name(),
            "Print the manual page of slipway, or write the pages of all commands.",
            "",
            "Read it with `slipway man | man -l -`.")
        .addOption(Options.text("DIR", "Write a page for each command into this folder.", "--dir"));
  }

  @Override
  public int run(ParseResult arguments) {
    String dir = arguments.matchedOptionValue("--dir", null);
    if (dir == null) {
      console.out().print(ManPage.of(root));
      return 0;
    }
    try {
      Files.createDirectories(Path.of(dir));
      write(root, Path.of(dir));
    } catch (IOException e) {
      throw new FailureException(
          Failure.of(
              FailureCode.UNWRITABLE,
              "The manual pages could not be written to " + dir + ": " + FileTrouble.of(e) + "."),
          e);
    }
    return 0;
  }

  private void write(CommandSpec spec, Path dir) throws IOException {
    Files.writeString(dir.resolve(spec.qualifiedName("-") + ".1"), ManPage.of(spec));
    for (CommandLine sub : spec.subcommands().values()) {
      write(sub.getCommandSpec(), dir);
    }
  }
}
