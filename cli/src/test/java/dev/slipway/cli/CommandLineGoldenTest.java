package dev.slipway.cli;

import dev.slipway.testkit.Golden;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Everything that the command line says where no engine answers.
///
/// A case has `args` (an argument a line), perhaps `stdin` and `env` (a variable a line), and the
/// files that they name. In both `{here}` is the case's folder, `{web}` that folder on a server,
/// `{authority}` the server's host and port, and `{nowhere}` a folder that is not there. What it
/// printed and its exit code are `expected.out`, `expected.err` and `expected.exit`.
final class CommandLineGoldenTest {
  private static final Path GOLDEN = Path.of("src/test/golden");
  private static final InstantSource TODAY =
      InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));

  @TempDir private static Path temporary;
  private static FileServer web;

  @BeforeAll
  static void serve() throws IOException {
    web = FileServer.open(GOLDEN);
  }

  @AfterAll
  static void close() {
    web.close();
  }

  @TestFactory
  Stream<DynamicNode> commandsSayWhatTheySaid() {
    return Golden.tests(GOLDEN, CommandLineGoldenTest::run);
  }

  private static Map<String, String> run(Path directory) throws IOException {
    var here = new Places(directory);
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exitCode =
        Slipway.run(
            new ByteArrayInputStream(bytes(directory.resolve("stdin"))),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            environment(here),
            TODAY,
            here.lines("args").toArray(String[]::new));
    return Map.of(
        "expected.out",
        here.hidden(out.toString(StandardCharsets.UTF_8)),
        "expected.err",
        here.hidden(err.toString(StandardCharsets.UTF_8)),
        "expected.exit",
        exitCode + "\n");
  }

  private static byte[] bytes(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
  }

  /// No case meets the engine of the machine.
  private static Map<String, String> environment(Places here) throws IOException {
    var env = new HashMap<String, String>();
    env.put("HOME", temporary.resolve("nowhere").toString());
    env.put("DOCKER_HOST", "unix://" + temporary.resolve("nowhere/engine.sock"));
    for (var line : here.lines("env")) {
      var pair = line.split("=", 2);
      env.put(pair[0], pair[1]);
    }
    return env;
  }

  /// What differs between machines and runs.
  private record Places(Path directory) {
    List<String> lines(String file) throws IOException {
      var path = directory.resolve(file);
      var lines = new ArrayList<String>();
      if (Files.exists(path)) {
        for (var line : Files.readAllLines(path)) {
          lines.add(
              line.replace("{here}", directory.toString())
                  .replace("{web}", web.address() + "/" + GOLDEN.relativize(directory))
                  .replace("{authority}", web.authority())
                  .replace("{nowhere}", temporary.resolve("nowhere").toString()));
        }
      }
      return lines;
    }

    String hidden(String text) {
      return text.replace(web.address() + "/" + GOLDEN.relativize(directory), "{web}")
          .replace(web.authority(), "{authority}")
          .replace(directory.toAbsolutePath().toString(), "{here}")
          .replace(directory + "/", "")
          .replace(directory.toString(), "{here}")
          .replace(temporary.resolve("nowhere").toString(), "{nowhere}")
          .replace("slipway " + Build.version(), "slipway {version}")
          .replaceAll("\\(Java [0-9.]+, [^)]+\\)", "(Java {java}, {system})")
          .replaceAll("\\b[0-9.]+ m?s\\b", "{time}");
    }
  }
}
