package dev.slipway.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A program `docker-credential-NAME`, which keeps secrets for Docker.
///
/// Protocol: the server's address on standard input, JSON on standard output.
record CredentialHelper(String program) {
  /// Some ask the person at the screen.
  private static final long PATIENCE_SECONDS = 60;

  private static final int LONGEST_ANSWER = 1 << 20;

  RegistryLogins.Login ask(String server) throws InterruptedException {
    try {
      var process =
          new ProcessBuilder(program, "get").redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try {
        return answer(process, program, server);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException _) {
      return problem(program + " could not be run; is it on the PATH?");
    }
  }

  private static RegistryLogins.Login answer(Process process, String program, String server)
      throws IOException, InterruptedException {
    try (var in = process.getOutputStream()) {
      in.write(server.getBytes(UTF_8));
    }
    // It answers in one piece at its end, and less than a pipe holds.
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      return problem(program + " did not answer within " + PATIENCE_SECONDS + " s.");
    }
    var out = new String(process.getInputStream().readNBytes(LONGEST_ANSWER), UTF_8).strip();
    if (process.exitValue() != 0) {
      return out.contains("credentials not found")
          ? RegistryLogins.Login.NONE
          : problem(program + " failed: " + out);
    }
    try {
      var json = Json.parse(out);
      var user = json.text("Username").orElse("");
      var secret = json.text("Secret").orElse("");
      return new RegistryLogins.Login(
          Optional.of(
              user.equals("<token>")
                  ? RegistryLogins.token(secret, server)
                  : RegistryLogins.password(user, secret, server)),
          Optional.empty());
    } catch (JsonException _) {
      return problem(program + " gave an answer that is no JSON.");
    }
  }

  private static RegistryLogins.Login problem(String what) {
    return new RegistryLogins.Login(
        Optional.empty(), Optional.of("No login was sent to the registry: " + what));
  }
}
