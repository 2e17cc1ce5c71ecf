package dev.slipway.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.core.failure.Failure;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// The folder `~/.docker`: Docker's settings, contexts and certificates.
record DockerConfig(Path folder) {
  /// `config.json`; an empty object where there is none.
  Json json() {
    return read(folder.resolve("config.json")).orElseGet(() -> Json.object().build());
  }

  Optional<Json> context(String name) {
    return read(
        folder.resolve("contexts").resolve("meta").resolve(digest(name)).resolve("meta.json"));
  }

  /// Where the certificates of a context's engine are.
  Path contextTls(String name) {
    return folder.resolve("contexts").resolve("tls").resolve(digest(name)).resolve("docker");
  }

  private static String digest(String name) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(name.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  private static Optional<Json> read(Path file) {
    try {
      return Optional.of(Json.parse(Files.readAllBytes(file)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (JsonException e) {
      throw unreadable(file, e);
    }
  }

  private static FailureException unreadable(Path file, Exception e) {
    return new FailureException(
        Failure.of(
            FailureCode.UNREADABLE,
            "Docker's settings in " + file + " cannot be read: " + e.getMessage()),
        e);
  }
}
