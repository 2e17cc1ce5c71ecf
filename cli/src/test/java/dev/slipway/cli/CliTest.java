package dev.slipway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonNull;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CliTest {
  private record Call(int exitCode, String out, String err) {}

  private static Call call(InputStream in, String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exitCode =
        Slipway.run(
            in,
            new PrintStream(out, false, UTF_8),
            new PrintStream(err, false, UTF_8),
            Map.of(),
            InstantSource.system(),
            args);
    return new Call(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  @Test
  void aBugIsReportedAsOursWithItsPlace() {
    var broken =
        new InputStream() {
          @Override
          public int read() {
            throw new IllegalStateException("No stream should do this.");
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            return read();
          }
        };

    var call = call(broken, "validate", "lint", "-");

    assertThat(call.exitCode).isEqualTo(70);
    assertThat(call.out).isEmpty();
    assertThat(call.err.lines().toList())
        .startsWith(
            "error: This is a bug of slipway: java.lang.IllegalStateException: No stream should do"
                + " this.")
        .anyMatch(line -> line.startsWith("  at dev.slipway.cli.CliTest"))
        .endsWith("hint: Please report it with the lines above and the command that you gave.");
  }

  @Test
  void aStreamThatBreaksOffIsNoBug() {
    var broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Input/output error");
          }

          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            return read();
          }
        };

    var call = call(broken, "validate", "lint", "-");

    assertThat(call)
        .isEqualTo(
            new Call(2, "", "error: Standard input could not be read: Input/output error.\n"));
  }

  @Test
  void aManifestOfMoreThanTenMegabytesIsRefused() {
    var text = "# a comment\n".repeat(1_000_000);

    var call = call(new ByteArrayInputStream(text.getBytes(UTF_8)), "validate", "lint", "-");

    assertThat(call)
        .isEqualTo(
            new Call(
                2,
                "",
                "<stdin>:1:1: error: The file is larger than 10 MB, the most that a manifest may"
                    + " have.\n"));
  }

  @Test
  void theSchemaIsOneThatEditorsTake() {
    var schema = Json.parse(call(InputStream.nullInputStream(), "validate", "schema").out);

    assertThat(schema.text("$schema")).contains("https://json-schema.org/draft/2020-12/schema");
    assertThat(schema.text("$ref")).contains("#/$defs/Validator");
    var types = schema.members("$defs");
    assertThat(types).containsKeys("Check", "Probe", "ExecAction", "HTTPGetAction", "FileRule");
    var validator = types.getOrDefault("Validator", new JsonNull());
    assertThat(validator.elements("required"))
        .extracting(Json::write)
        .containsExactly("\"checks\"");
    assertThat(validator.members("properties"))
        .containsKeys("name", "env", "ports", "volumes", "command", "dockerRunOptions", "checks");
  }

  @Test
  void everyKindOfCheckIsListed() {
    var text = call(InputStream.nullInputStream(), "validate", "list-checks").out;

    assertThat(text)
        .contains(
            "ExecAction",
            "HTTPGetAction",
            "TCPSocketAction",
            "GRPCAction",
            "LogsAction",
            "HealthAction",
            "ExitAction",
            "StopAction",
            "FileRule",
            "MetadataRule",
            "SizeRule",
            "NonRootRule");
  }
}
