package dev.slipway.cli;

import dev.slipway.archive.ArchiveReference;
import dev.slipway.archive.ArchivedImage;
import dev.slipway.core.container.ImageContents;
import dev.slipway.core.container.ImageRequest;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import dev.slipway.validate.Assignment;
import dev.slipway.validate.Settings;
import dev.slipway.validate.Validation;
import dev.slipway.validate.report.Format;
import dev.slipway.validate.report.Reports;
import dev.slipway.validate.verdict.Report;
import dev.slipway.validate.verdict.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `slipway validate`: from arguments through manifests, engine and door to reports.
final class ValidateCommand implements Command {
  private static final int BAD_MANIFEST = 2;

  private final Console console;
  private final InstantSource clock;
  private final Engines engines;
  private final Manifests manifests;

  ValidateCommand(Console console, InstantSource clock, Engines engines, Manifests manifests) {
    this.console = console;
    this.clock = clock;
    this.engines = engines;
    this.manifests = manifests;
  }

  @Override
  public String name() {
    return "validate";
  }

  @Override
  public CommandSpec spec() {
    return ValidateArguments.spec();
  }

  @Override
  public int run(ParseResult parsed) throws InterruptedException {
    var arguments = ValidateArguments.of(parsed);
    return arguments.from().isPresent()
        ? inspect(arguments, arguments.from().get())
        : validate(arguments);
  }

  private int validate(ValidateArguments arguments) throws InterruptedException {
    var started = clock.instant();
    long from = System.nanoTime();
    try (var session = EngineSession.begin(engines, arguments.engine())) {
      var pulls = new PullPrinter(console, arguments.quiet());
      var settings = settings(arguments);
      // The engine is found and the images looked up while the manifests are read.
      var opening =
          new FutureTask<>(
              () -> {
                var validation = new Validation(session.engine(), settings);
                arguments.images().forEach(i -> validation.prefetch(i.request(), pulls));
                return validation;
              });
      Engines.threads().newThread(opening).start();
      var outcome =
          manifests.read(
              arguments.files(), arguments.strict(), new Web(arguments.allowPrivateUrls()));
      if (outcome.rejected() > 0) {
        return BAD_MANIFEST;
      }
      var assignments = assignments(arguments, outcome.contracts());
      session.engine();
      var validation = EngineSession.result(opening);
      var output = new RunOutput(console, arguments, assignments, pulls);
      List<Run> runs;
      try {
        runs = validation.run(assignments, output::listener);
      } finally {
        output.stop();
      }
      return report(arguments, output, runs, started, from);
    }
  }

  private int inspect(ValidateArguments arguments, ArchiveReference archive)
      throws InterruptedException {
    var started = clock.instant();
    long from = System.nanoTime();
    var outcome =
        manifests.read(
            arguments.files(), arguments.strict(), new Web(arguments.allowPrivateUrls()));
    if (outcome.rejected() > 0) {
      return BAD_MANIFEST;
    }
    var assignments = new ArrayList<Assignment>();
    for (var contract : outcome.contracts()) {
      var assignment =
          Selection.of(
              archive.toString(), Optional.empty(), contract, arguments.only(), arguments.skip());
      if (Selection.needsContainer(assignment)) {
        throw new FailureException(
            FailureCode.BAD_USAGE,
            "Every check of "
                + contract.validator().title()
                + " needs a container, and --from starts none.",
            "Give an image of an engine instead of --from.");
      }
      assignments.add(assignment);
    }
    try (ImageContents contents = ArchivedImage.open(archive, arguments.platform())) {
      var output =
          new RunOutput(
              console, arguments, assignments, new PullPrinter(console, arguments.quiet()));
      var runs = new ArrayList<Run>();
      for (var assignment : assignments) {
        runs.add(
            Validation.inspect(
                contents, assignment, settings(arguments), output.listener(assignment)));
      }
      return report(arguments, output, runs, started, from);
    }
  }

  private static List<Assignment> assignments(
      ValidateArguments arguments, List<Manifests.Contract> contracts) {
    var assignments = new ArrayList<Assignment>();
    for (var image : arguments.images()) {
      for (var contract : contracts) {
        assignments.add(
            Selection.of(
                image.name(),
                Optional.of(request(image.request(), contract)),
                contract,
                arguments.only(),
                arguments.skip()));
      }
    }
    return assignments;
  }

  /// The platform of the command line, or else that of the contract.
  private static ImageRequest request(ImageRequest request, Manifests.Contract contract) {
    return new ImageRequest(
        request.reference(),
        request.policy(),
        request.platform().or(() -> contract.validator().options().platform()));
  }

  private Settings settings(ValidateArguments arguments) {
    return new Settings(
        Engines.threads(),
        clock,
        Ownership.labels("validate", Ownership.freshRun()),
        arguments.startupTimeout(),
        arguments.failFast(),
        arguments.keepOnFailure(),
        arguments.parallel());
  }

  private int report(
      ValidateArguments arguments, RunOutput output, List<Run> runs, Instant started, long from) {
    var report =
        new Report(
            "slipway " + Build.version(),
            runs,
            started,
            Duration.ofNanos(System.nanoTime() - from));
    output.summary(report);
    if (arguments.output() != Format.TEXT) {
      console.out().print(Reports.render(report, arguments.output()));
    }
    console.out().flush();
    for (var written : arguments.reports()) {
      ReportFile.write(written.path(), Reports.render(report, written.format()));
    }
    return report.exitCode();
  }
}
