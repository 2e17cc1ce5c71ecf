package dev.slipway.cli;

import dev.slipway.core.failure.Failure;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import dev.slipway.manifest.Parsed;
import dev.slipway.manifest.Problem;
import dev.slipway.manifest.ProblemText;
import dev.slipway.manifest.Source;
import dev.slipway.manifest.shape.ReadOptions;
import dev.slipway.validate.contract.Validator;
import dev.slipway.validate.options.Surroundings;
import dev.slipway.validate.reading.ValidatorReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads contracts from files, standard input and the web, and tells what is wrong with them.
final class Manifests {
  /// What the user types for standard input, and what messages call it.
  private static final String STDIN = "-";

  private static final String STDIN_NAME = "<stdin>";

  private static final int OPTION_FILE_BYTES = 1024 * 1024;

  private final Console console;
  private final Surroundings surroundings;

  Manifests(Console console, Map<String, String> env) {
    this.console = console;
    this.surroundings = new Surroundings(env, Path.of("").toAbsolutePath(), Manifests::option);
  }

  /// A contract and what a reader may want to know about it.
  record Contract(Validator validator, List<Problem> warnings) {}

  /// What came of reading several.
  ///
  /// @param contracts in the order of the names; without those that could not be read
  /// @param rejected how many could not
  record Outcome(List<Contract> contracts, int rejected) {}

  /// Reads all and prints every problem of every one on standard error, and what kept others from
  /// being read.
  Outcome read(List<String> names, boolean strict, Web web) throws InterruptedException {
    var sources = new ArrayList<Source>();
    var problems = new ArrayList<Problem>();
    var unread = new ArrayList<Failure>();
    var contracts = new ArrayList<Contract>();
    int rejected = 0;
    for (var name : names) {
      byte[] bytes;
      try {
        bytes = bytes(name, web);
      } catch (FailureException e) {
        unread.add(e.failure());
        continue;
      }
      var parsed =
          Source.parse(shown(name), bytes)
              .then(
                  source -> {
                    sources.add(source);
                    return ValidatorReader.read(source, options(strict), surroundings);
                  });
      problems.addAll(parsed.problems());
      switch (parsed) {
        case Parsed.Read<Validator>(var validator, var warnings) ->
            contracts.add(new Contract(validator, warnings));
        case Parsed.Rejected<Validator> _ -> rejected++;
      }
    }
    if (!problems.isEmpty()) {
      console.out().flush();
      var text = console.errColour() ? ProblemText.coloured(sources) : ProblemText.plain(sources);
      console.err().print(text.of(problems));
      console.err().flush();
    }
    if (!problems.isEmpty() && !unread.isEmpty()) {
      console.err().println();
    }
    unread.forEach(console::error);
    return new Outcome(contracts, rejected + unread.size());
  }

  private static ReadOptions options(boolean strict) {
    return strict ? ReadOptions.strictly() : ReadOptions.lenient();
  }

  private static String shown(String name) {
    return name.equals(STDIN) ? STDIN_NAME : name;
  }

  private byte[] bytes(String name, Web web) throws InterruptedException {
    if (name.equals(STDIN)) {
      return stdin();
    }
    return name.contains("://") ? web.fetch(name) : file(name);
  }

  private byte[] stdin() {
    try {
      return console.in().readNBytes(Source.MAXIMUM_BYTES + 1);
    } catch (IOException e) {
      throw unreadable("Standard input could not be read: " + e.getMessage() + ".", e);
    }
  }

  /// A file that an option of `docker run` names: a list of variables or labels, a profile.
  private static String option(Path path) throws IOException {
    try (var in = Files.newInputStream(path)) {
      var bytes = in.readNBytes(OPTION_FILE_BYTES + 1);
      if (bytes.length > OPTION_FILE_BYTES) {
        throw new IOException("it has more than 1 MiB");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static byte[] file(String name) {
    try {
      var path = Path.of(name);
      if (Files.isDirectory(path)) {
        throw new FailureException(
            FailureCode.UNREADABLE,
            "The manifest " + name + " is a folder.",
            "Name the file in it.");
      }
      try (var in = Files.newInputStream(path)) {
        return in.readNBytes(Source.MAXIMUM_BYTES + 1);
      }
    } catch (NoSuchFileException e) {
      throw unreadable(
          "There is no manifest " + Path.of(name).toAbsolutePath().normalize() + ".", e);
    } catch (AccessDeniedException e) {
      throw unreadable("The manifest " + name + " may not be read: permission denied.", e);
    } catch (IOException e) {
      throw unreadable(
          "The manifest " + name + " could not be read: " + FileTrouble.of(e) + ".", e);
    } catch (InvalidPathException e) {
      throw unreadable("`" + name + "` is no path: " + e.getReason() + ".", e);
    }
  }

  private static FailureException unreadable(String what, Exception cause) {
    return new FailureException(Failure.of(FailureCode.UNREADABLE, what), cause);
  }
}
