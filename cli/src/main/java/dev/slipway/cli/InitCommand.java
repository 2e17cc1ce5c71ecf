package dev.slipway.cli;

import dev.slipway.core.container.ImageReference;
import dev.slipway.core.container.ImageRequest;
import dev.slipway.core.container.PullPolicy;
import dev.slipway.validate.init.Surveyor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// `slipway validate init`: a manifest that an image keeps as it is.
final class InitCommand implements Command {
  private final Console console;
  private final Engines engines;

  InitCommand(Console console, Engines engines) {
    this.console = console;
    this.engines = engines;
  }

  @Override
  public String name() {
    return "init";
  }

  @Override
  public CommandSpec spec() {
    return Options.command(
            name(),
            "Write a manifest that describes an image as it is, ready to edit.",
            "",
            "Looks at its configuration, starts it, and looks at its user, home, processes, ports"
                + " and at how it ends.")
        .addPositional(Options.argument("IMAGE", "The image.", List.of()))
        .addOption(
            Options.text("FILE", "Write here instead of to standard output.", "-o", "--output"))
        .addOption(
            Options.number(
                "SECONDS",
                "How long its process may take until it listens or ends. Default: 5.",
                "--wait"))
        .addOption(Options.text("ENGINE", "The engine: a URL, `docker` or `podman`.", "--engine"));
  }

  @Override
  public int run(ParseResult arguments) throws InterruptedException {
    String name = arguments.matchedPositionalValue(0, "");
    var reference =
        ImageReference.parse(name)
            .orElseThrow(
                () ->
                    new ParameterException(
                        arguments.commandSpec().commandLine(), ImageReference.problem(name)));
    int wait = arguments.matchedOptionValue("--wait", 5);
    try (var session =
        EngineSession.begin(
            engines, Optional.ofNullable(arguments.matchedOptionValue("--engine", null)))) {
      var text =
          new Surveyor(
                  session.engine(),
                  Engines.threads(),
                  Ownership.labels("init", UUID.randomUUID().toString()))
              .describe(
                  new ImageRequest(reference, PullPolicy.MISSING, Optional.empty()),
                  Duration.ofSeconds(Math.max(0, wait)),
                  new PullPrinter(console, false));
      Optional<String> file = Optional.ofNullable(arguments.matchedOptionValue("--output", null));
      file.ifPresentOrElse(path -> ReportFile.write(path, text), () -> console.out().print(text));
    }
    return 0;
  }
}
