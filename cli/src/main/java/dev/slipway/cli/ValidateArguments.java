package dev.slipway.cli;

import dev.slipway.archive.ArchiveReference;
import dev.slipway.core.container.ImageReference;
import dev.slipway.core.container.ImageRequest;
import dev.slipway.core.container.Platform;
import dev.slipway.core.container.PullPolicy;
import dev.slipway.validate.report.Format;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// What `slipway validate` was asked to do.
///
/// @param from an image in files, instead of images of an engine
record ValidateArguments(
    List<Subject> images,
    List<String> files,
    Optional<ArchiveReference> from,
    Format output,
    List<Written> reports,
    List<String> only,
    List<String> skip,
    Optional<String> engine,
    Optional<Platform> platform,
    int parallel,
    Duration startupTimeout,
    boolean failFast,
    boolean strict,
    boolean keepOnFailure,
    boolean debug,
    boolean quiet,
    boolean allowPrivateUrls) {
  /// An image as it was typed, and as an engine is asked for it.
  record Subject(String name, ImageRequest request) {}

  /// A report that goes to a file.
  record Written(String path, Format format) {}

  static CommandSpec spec() {
    var spec = described();
    var exitCodes = new LinkedHashMap<String, String>();
    ExitCodes.LINES.forEach(line -> exitCodes.put(line.code(), line.meaning()));
    spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(exitCodes);
    return spec;
  }

  private static CommandSpec described() {
    return Options.command(
            "validate",
            "Hold images to a platform's contract.",
            "",
            "Starts a container of each IMAGE, makes the checks of each MANIFEST, prints the"
                + " verdict and removes what it made. Manifests of Container Canary work as they"
                + " are.")
        .addPositional(
            Options.arguments("0..*", "IMAGE", "The images; each is held to each manifest."))
        .addOption(
            Options.texts(
                "MANIFEST",
                "The contract: a file, an http(s) URL, or - for standard input. May be given"
                    + " again.",
                "-f",
                "--file"))
        .addOption(
            Options.choice(
                "FORMAT",
                "What to print: " + String.join(", ", Format.words()) + ". Default: text.",
                Format.words(),
                "-o",
                "--output"))
        .addOption(
            Options.texts(
                "FILE",
                "Also write a report here, of the kind that its name asks for: x.json, x.xml"
                    + " (JUnit), x.tap, x.sarif or x.txt. May be given again.",
                "--report"))
        .addOption(
            Options.texts(
                "NAME",
                "Make only this check, and what it depends on. May be given again.",
                "--only"))
        .addOption(Options.texts("NAME", "Leave this check out. May be given again.", "--skip"))
        .addOption(Options.flag("End a run at its first failed check.", "--fail-fast"))
        .addOption(Options.number("N", "Make N runs at once. Default: 2.", "--parallel"))
        .addOption(
            Options.choice(
                "WHEN",
                "Pull images: missing, always or never. Default: missing.",
                List.of("missing", "always", "never"),
                "--pull"))
        .addOption(
            Options.text("OS/ARCH", "The platform of the image, as linux/arm64.", "--platform"))
        .addOption(
            Options.text(
                "ENGINE",
                "The engine: a URL, `docker` or `podman`. Default: where the docker command finds"
                    + " its engine, then Podman's sockets.",
                "--engine"))
        .addOption(
            Options.text(
                "ARCHIVE",
                "An image in files, without any engine: docker-archive:FILE, oci:FOLDER or"
                    + " oci-archive:FILE, each perhaps with :NAME after it. Only checks of the"
                    + " image are made.",
                "--from"))
        .addOption(
            Options.flag("Unknown and misspelt fields of a manifest are errors.", "--strict"))
        .addOption(
            Options.number(
                "SECONDS",
                "How long the engine may take to start a container. Default: 10.",
                "--startup-timeout"))
        .addOption(
            Options.flag(
                "Leave the container of a failed run; `slipway clean` removes it later.",
                "--keep-on-failure"))
        .addOption(
            Options.flag(
                "Keep the container of a failed run, and say how to look into it.", "--debug"))
        .addOption(Options.flag("Print only what failed.", "-q", "--quiet"))
        .addOption(Options.noColour())
        .addOption(
            Options.flag(
                "Fetch manifests also from this machine and private networks.",
                "--allow-private-urls"));
  }

  static ValidateArguments of(ParseResult arguments) {
    var from = from(arguments);
    var names = Options.positionals(arguments);
    if (names.isEmpty() && from.isEmpty()) {
      throw wrong(arguments, "validate requires an image argument.");
    }
    if (!names.isEmpty() && from.isPresent()) {
      throw wrong(arguments, "An image comes from an engine or with --from, not both.");
    }
    var files = Options.values(arguments, "--file");
    if (files.isEmpty()) {
      throw wrong(arguments, "You must specify a manifest with --file PATH or URL.");
    }
    if (files.stream().filter("-"::equals).count() > 1) {
      throw wrong(arguments, "Standard input can be read once: --file - is given twice.");
    }
    int parallel = arguments.matchedOptionValue("--parallel", 2);
    int startup = arguments.matchedOptionValue("--startup-timeout", 10);
    if (parallel < 1) {
      throw wrong(arguments, "--parallel takes a number from 1; this is " + parallel + ".");
    }
    if (startup < 1) {
      throw wrong(
          arguments,
          "--startup-timeout takes a number of seconds from 1; this is " + startup + ".");
    }
    var platform = platform(arguments);
    boolean debug = arguments.hasMatchedOption("--debug");
    return new ValidateArguments(
        subjects(arguments, names, platform),
        files,
        from,
        output(arguments),
        reports(arguments),
        Options.values(arguments, "--only"),
        Options.values(arguments, "--skip"),
        Optional.ofNullable(arguments.matchedOptionValue("--engine", null)),
        platform,
        parallel,
        Duration.ofSeconds(startup),
        arguments.hasMatchedOption("--fail-fast"),
        arguments.hasMatchedOption("--strict"),
        debug || arguments.hasMatchedOption("--keep-on-failure"),
        debug,
        arguments.hasMatchedOption("--quiet"),
        arguments.hasMatchedOption("--allow-private-urls"));
  }

  private static List<Subject> subjects(
      ParseResult arguments, List<String> names, Optional<Platform> platform) {
    var policy = policy(arguments);
    var subjects = new ArrayList<Subject>();
    for (var name : names) {
      var reference =
          ImageReference.parse(name)
              .orElseThrow(() -> wrong(arguments, ImageReference.problem(name)));
      subjects.add(new Subject(name, new ImageRequest(reference, policy, platform)));
    }
    return subjects;
  }

  private static Optional<ArchiveReference> from(ParseResult arguments) {
    return Optional.ofNullable(arguments.<String>matchedOptionValue("--from", null))
        .map(
            text ->
                ArchiveReference.parse(text)
                    .orElseThrow(() -> wrong(arguments, ArchiveReference.problem(text))));
  }

  private static PullPolicy policy(ParseResult arguments) {
    String word = arguments.matchedOptionValue("--pull", "missing");
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "missing" -> PullPolicy.MISSING;
      case "always" -> PullPolicy.ALWAYS;
      case "never" -> PullPolicy.NEVER;
      default ->
          throw wrong(arguments, "--pull takes missing, always or never; this is `" + word + "`.");
    };
  }

  private static Optional<Platform> platform(ParseResult arguments) {
    String text = arguments.matchedOptionValue("--platform", null);
    if (text == null) {
      return Optional.empty();
    }
    return Optional.of(
        Platform.parse(text)
            .orElseThrow(
                () ->
                    wrong(
                        arguments,
                        "--platform takes a platform such as linux/amd64; this is `"
                            + text
                            + "`.")));
  }

  private static Format output(ParseResult arguments) {
    String word = arguments.matchedOptionValue("--output", "text");
    return Format.parse(word)
        .orElseThrow(
            () ->
                wrong(
                    arguments,
                    "--output takes one of "
                        + String.join(", ", Format.words())
                        + "; this is `"
                        + word
                        + "`."));
  }

  private static List<Written> reports(ParseResult arguments) {
    var reports = new ArrayList<Written>();
    for (var path : Options.values(arguments, "--report")) {
      var format =
          Format.byEnding(path)
              .orElseThrow(
                  () ->
                      wrong(
                          arguments,
                          "The format of the report "
                              + path
                              + " does not follow from its name: it ends in .json, .xml, .tap,"
                              + " .sarif or .txt."));
      reports.add(new Written(path, format));
    }
    return reports;
  }

  private static ParameterException wrong(ParseResult arguments, String message) {
    return new ParameterException(arguments.commandSpec().commandLine(), message);
  }
}
