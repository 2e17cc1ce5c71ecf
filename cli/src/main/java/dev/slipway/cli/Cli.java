package dev.slipway.cli;

import dev.slipway.core.failure.FailureException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The commands, and what becomes of everything that goes wrong in them.
final class Cli {
  private static final int BUG = 70;
  private static final int INTERRUPTED = 130;
  private static final int BAD_USAGE = 2;

  private final Console console;
  private final SequencedMap<CommandSpec, Command> commands = new LinkedHashMap<>();
  private final CommandSpec root;

  Cli(Console console, Map<String, String> env, InstantSource clock) {
    this.console = console;
    this.root =
        Options.command("slipway", "Takes a containerised application from image to production.")
            .addOption(
                OptionSpec.builder("-V", "--version")
                    .versionHelp(true)
                    .description("Print the version.")
                    .build());
    var engines = new Engines(env);
    var manifests = new Manifests(console, env);
    var validate = new ValidateCommand(console, clock, engines, manifests);
    var under = add(root, validate);
    add(under, new InitCommand(console, engines));
    add(under, new LintCommand(console, manifests));
    add(under, new ListChecksCommand(console));
    add(under, new SchemaCommand(console));
    add(root, new CleanCommand(console, engines));
    add(root, new CompletionCommand(console, root));
    add(root, new HelpCommand(this, root));
    add(root, new ManCommand(console, root));
    add(root, new VersionCommand(console));
  }

  private CommandSpec add(CommandSpec parent, Command command) {
    var spec = command.spec();
    commands.put(spec, command);
    parent.addSubcommand(spec.name(), new CommandLine(spec));
    return spec;
  }

  /// The whole tree of commands.
  CommandLine line() {
    return new CommandLine(root)
        .setColorScheme(scheme())
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(Math.clamp(console.columns(), 80, 120));
  }

  /// Runs one command and gives its exit code.
  static int run(Console console, Map<String, String> env, InstantSource clock, String... args) {
    // Before anything is read of it, since what is wrong with it is told in colour, too.
    boolean refused = List.of(args).contains(Options.NO_COLOUR);
    try (var ending = Ending.open()) {
      return new Cli(refused ? console.withoutColour() : console, env, clock).run(ending, args);
    }
  }

  private int run(Ending ending, String... args) {
    try {
      return run(line().parseArgs(args));
    } catch (ParameterException e) {
      return badUsage(e);
    } catch (InterruptedException e) {
      return interrupted();
    } catch (RuntimeException | Error e) {
      // Whatever fails once a signal has come fails because of it.
      return ending.hasBegun() ? interrupted() : failed(e);
    }
  }

  private int failed(Throwable e) {
    if (e instanceof FailureException failure) {
      console.error(failure.failure());
      return failure.code().exitCode();
    }
    return bug(e);
  }

  private int interrupted() {
    console.error("Interrupted.");
    return INTERRUPTED;
  }

  private int run(ParseResult root) throws InterruptedException {
    var parsed = root;
    while (parsed.hasSubcommand() && !parsed.isUsageHelpRequested()) {
      parsed = parsed.subcommand();
    }
    if (parsed.isUsageHelpRequested()) {
      return help(parsed.commandSpec());
    }
    if (parsed.isVersionHelpRequested()) {
      return new VersionCommand(console).print();
    }
    var command = commands.get(parsed.commandSpec());
    if (command == null) {
      return help(parsed.commandSpec());
    }
    return command.run(parsed);
  }

  int help(CommandSpec spec) {
    console.out().print(spec.commandLine().getUsageMessage(scheme()));
    return 0;
  }

  private ColorScheme scheme() {
    return CommandLine.Help.defaultColorScheme(ansi());
  }

  private Ansi ansi() {
    return console.colour() ? Ansi.ON : Ansi.OFF;
  }

  private int badUsage(ParameterException e) {
    console.error(UsageText.of(e));
    UsageText.suggestion(e).ifPresent(console::hint);
    console.hint(
        "`"
            + e.getCommandLine().getCommandSpec().qualifiedName()
            + " --help` tells what it takes.");
    return BAD_USAGE;
  }

  private int bug(Throwable e) {
    console.error("This is a bug of slipway: " + e);
    for (var frame : e.getStackTrace()) {
      console.err().println("  at " + frame);
    }
    console.hint("Please report it with the lines above and the command that you gave.");
    return BUG;
  }
}
