package dev.slipway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Slipway;
import dev.slipway.wire.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One call of the command line in this process, and what came of it.
///
/// The environment is the process's own unless a test gives its own. As a description in a failed
/// assertion, a call tells everything that it printed.
record SlipwayCall(List<String> arguments, int exitCode, String out, String err) {
  SlipwayCall {
    arguments = List.copyOf(arguments);
  }

  static SlipwayCall of(String... arguments) {
    return of(List.of(arguments));
  }

  static SlipwayCall of(List<String> arguments) {
    return of(System.getenv(), "", arguments);
  }

  static SlipwayCall of(Map<String, String> env, String input, List<String> arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exitCode =
        Slipway.run(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            env,
            InstantSource.system(),
            arguments.toArray(String[]::new));
    return new SlipwayCall(
        arguments,
        exitCode,
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8));
  }

  /// `slipway validate` with its report as JSON. No image is pulled: those of the tests are in the
  /// engine or nowhere.
  static SlipwayCall validating(String manifest, String image, String... more) {
    return of(validate(manifest, image, more));
  }

  /// The same of a manifest that is in no file.
  static SlipwayCall validatingText(String manifest, String image, String... more) {
    return of(System.getenv(), manifest, validate("-", image, more));
  }

  private static List<String> validate(String file, String image, String... more) {
    var arguments = new ArrayList<>(List.of("validate", "--pull=never", "--file", file));
    // A machine that runs many tests at once may be slow at a start; none of them is about that.
    arguments.add("--startup-timeout=60");
    if (Arrays.stream(more).noneMatch(option -> option.startsWith("--output"))) {
      arguments.add("--output=json");
    }
    arguments.addAll(List.of(more));
    arguments.add(image);
    return arguments;
  }

  /// The environment of this process with a change.
  static Map<String, String> environmentWith(String name, String value) {
    var env = new HashMap<>(System.getenv());
    env.put(name, value);
    return env;
  }

  /// Asserts how it ended.
  SlipwayCall exits(int expected) {
    assertThat(exitCode).as(toString()).isEqualTo(expected);
    return this;
  }

  Json json() {
    return Json.parse(out);
  }

  /// What became of each check of each run, in the report's order; the call reported in JSON.
  List<CheckOutcome> checks() {
    return json().elements("runs").stream()
        .flatMap(run -> run.elements("checks").stream())
        .map(CheckOutcome::of)
        .toList();
  }

  @Override
  public String toString() {
    return "slipway %s%nexit code %d%n--- out%n%s--- err%n%s"
        .formatted(String.join(" ", arguments), exitCode, out, err);
  }
}
