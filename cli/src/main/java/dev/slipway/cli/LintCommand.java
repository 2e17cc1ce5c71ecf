package dev.slipway.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `slipway validate lint`: reads manifests and needs no engine.
final class LintCommand implements Command {
  private static final int BAD_MANIFEST = 2;

  private final Console console;
  private final Manifests manifests;

  LintCommand(Console console, Manifests manifests) {
    this.console = console;
    this.manifests = manifests;
  }

  @Override
  public String name() {
    return "lint";
  }

  @Override
  public CommandSpec spec() {
    return Options.command(
            name(), "Check manifests without an engine: every problem, each with its place.")
        .addPositional(
            Options.arguments("1..*", "MANIFEST", "Files, http(s) URLs, or - for standard input."))
        .addOption(Options.flag("Unknown and misspelt fields are errors.", "--strict"))
        .addOption(Options.noColour())
        .addOption(
            Options.flag(
                "Fetch manifests also from this machine and private networks.",
                "--allow-private-urls"));
  }

  @Override
  public int run(ParseResult arguments) throws InterruptedException {
    var outcome =
        manifests.read(
            Options.positionals(arguments),
            arguments.hasMatchedOption("--strict"),
            new Web(arguments.hasMatchedOption("--allow-private-urls")));
    for (var contract : outcome.contracts()) {
      int checks = contract.validator().checks().size();
      int warnings = contract.warnings().size();
      console
          .out()
          .println(
              contract.validator().source()
                  + ": "
                  + checks
                  + (checks == 1 ? " check" : " checks")
                  + (warnings == 0
                      ? ", no problems"
                      : ", " + warnings + (warnings == 1 ? " warning" : " warnings")));
    }
    return outcome.rejected() > 0 ? BAD_MANIFEST : 0;
  }
}
