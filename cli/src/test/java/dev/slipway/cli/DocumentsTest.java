package dev.slipway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.slipway.core.failure.FailureCode;
import dev.slipway.validate.report.Reports;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

/// The documents that follow from the code are what the code says today. With `-Dgolden.write=true`
/// they are written anew, and the test fails once.
class DocumentsTest {
  private static final Map<String, Supplier<String>> DOCUMENTS =
      Map.of(
          "docs/manifest.md", DocumentsTest::manifest,
          "docs/validator.schema.json", () -> output("validate", "schema"),
          "docs/report.schema.json", () -> Reports.jsonSchema() + "\n",
          "docs/failures.md", DocumentsTest::failures,
          "docs/cli.md", DocumentsTest::commands);

  @TestFactory
  Stream<DynamicTest> everyGeneratedDocumentIsUpToDate() {
    return DOCUMENTS.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> compare(e.getKey(), e.getValue())));
  }

  private static void compare(String name, Supplier<String> made) throws IOException {
    var file = root().resolve(name);
    var text = made.get().stripTrailing() + "\n";
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(file.getParent());
      if (!Files.exists(file) || !Files.readString(file).equals(text)) {
        Files.writeString(file, text);
        fail(name + " was written anew: look at the difference, then run again.");
      }
    }
    assertThat(file).as("made with make golden").exists();
    assertThat(Files.readString(file)).as(name + " (make golden writes it)").isEqualTo(text);
  }

  static Path root() {
    for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("mvnw"))) {
        return at;
      }
    }
    throw new IllegalStateException("The project's root has mvnw in it.");
  }

  static String output(String... args) {
    var out = new ByteArrayOutputStream();
    try (var stream = new PrintStream(out, false, UTF_8)) {
      int code =
          Slipway.run(
              new ByteArrayInputStream(new byte[0]),
              stream,
              stream,
              Map.of(),
              InstantSource.system(),
              args);
      assertThat(code).as(String.join(" ", args)).isZero();
    } catch (UncheckedIOException e) {
      throw new AssertionError(e);
    }
    return out.toString(UTF_8);
  }

  private static String manifest() {
    return """
    # The manifest of `slipway validate`

    A manifest is a platform's contract in YAML or JSON. The format is Container Canary's
    `container-canary.nvidia.com/v1`, `Validator`, and what Slipway adds to it: a manifest of Canary's works as it is.
    `slipway validate schema` prints the JSON Schema of this for editors, `slipway validate lint` checks a manifest
    without an engine. What is unknown is a warning with its place, and an error with `--strict`.

    """
        + output("validate", "list-checks");
  }

  private static String failures() {
    var text =
        new StringBuilder(
            """
            # What can go wrong

            A failed check is an answer, and ends `validate` with exit code 1. These are the ways in which you or the
            environment can keep the answer back. A server answers with the status.

            | code | exit code | HTTP status |
            |---|---|---|
            """);
    for (var code : FailureCode.values()) {
      text.append("| ")
          .append(code.anchor())
          .append(" | ")
          .append(code.exitCode())
          .append(" | ")
          .append(code.httpStatus())
          .append(" |\n");
    }
    text.append("\n## Exit codes\n\n| code | meaning |\n|---|---|\n");
    ExitCodes.LINES.forEach(
        line ->
            text.append("| ")
                .append(line.code())
                .append(" | ")
                .append(line.meaning())
                .append(" |\n"));
    return text.toString();
  }

  private static String commands() {
    var text = new StringBuilder("# The command line\n");
    for (var command : commandNames()) {
      var words = new ArrayList<>(List.of(command.split(" ", -1)));
      words.removeFirst();
      words.add("--help");
      text.append("\n## `")
          .append(command)
          .append("`\n\n```\n")
          .append(output(words.toArray(String[]::new)).stripTrailing())
          .append("\n```\n");
    }
    return text.toString();
  }

  private static List<String> commandNames() {
    var names = new ArrayList<String>();
    var console =
        Console.of(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(new ByteArrayOutputStream(), false, UTF_8),
            new PrintStream(new ByteArrayOutputStream(), false, UTF_8),
            false,
            false,
            Map.of());
    add(new Cli(console, Map.of(), InstantSource.system()).line(), names);
    return names;
  }

  private static void add(CommandLine command, List<String> names) {
    names.add(command.getCommandSpec().qualifiedName());
    command.getSubcommands().values().forEach(sub -> add(sub, names));
  }
}
