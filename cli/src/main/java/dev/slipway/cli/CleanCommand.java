package dev.slipway.cli;

import dev.slipway.core.container.ContainerSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `slipway clean`: sweeps what killed or debugging runs left.
final class CleanCommand implements Command {
  private final Console console;
  private final Engines engines;

  CleanCommand(Console console, Engines engines) {
    this.console = console;
    this.engines = engines;
  }

  @Override
  public String name() {
    return "clean";
  }

  @Override
  public CommandSpec spec() {
    return Options.command(
            name(),
            "Remove containers, with their volumes, that killed runs and --keep-on-failure left.",
            "Leaves those of runs that are still going on.")
        .addOption(Options.text("ENGINE", "The engine: a URL, `docker` or `podman`.", "--engine"))
        .addOption(
            Options.flag(
                "Also those of runs that are still going on, and of other machines that share the"
                    + " engine.",
                "--all"))
        .addOption(Options.flag("Only say what would be removed.", "--dry-run"));
  }

  @Override
  public int run(ParseResult arguments) throws InterruptedException {
    boolean all = arguments.hasMatchedOption("--all");
    boolean dryRun = arguments.hasMatchedOption("--dry-run");
    try (var session =
        EngineSession.begin(
            engines, Optional.ofNullable(arguments.matchedOptionValue("--engine", null)))) {
      var engine = session.engine();
      var left = new ArrayList<ContainerSummary>();
      int others = 0;
      for (var container : engine.list(Map.of(Ownership.KIND, ""))) {
        var lives = Ownership.lives(container.labels().getOrDefault(Ownership.OWNER, ""));
        if (all || lives.equals(Optional.of(false))) {
          left.add(container);
        } else if (lives.isEmpty()) {
          others++;
        }
      }
      for (var container : left) {
        if (!dryRun) {
          engine.remove(container.id());
        }
        console.out().println((dryRun ? "would remove " : "removed ") + container.name());
      }
      report(left, others);
    }
    return 0;
  }

  private void report(List<ContainerSummary> left, int others) {
    if (left.isEmpty()) {
      console.out().println("nothing to remove");
    }
    if (others > 0) {
      console
          .out()
          .println(
              "left "
                  + others
                  + (others == 1 ? " container" : " containers")
                  + " of other machines (--all removes them too)");
    }
  }
}
