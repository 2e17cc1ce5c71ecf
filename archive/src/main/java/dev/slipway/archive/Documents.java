package dev.slipway.archive;

import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonException;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads the JSON files of an archive, whole and verified.
record Documents(Store store) {
  /// Registries take manifests of 4 MiB; configurations with long histories are larger.
  private static final int MAXIMUM = 16 << 20;

  Optional<Json> find(String name) throws IOException {
    var stored = store.find(name);
    return stored.isEmpty()
        ? Optional.empty()
        : Optional.of(parse(name, bytes(name, stored.get())));
  }

  Json load(Descriptor descriptor) throws IOException {
    var digest = descriptor.digest();
    var stored = blob(digest);
    if (stored.size() != descriptor.size()) {
      throw new DamagedException(
          digest + " is " + stored.size() + " bytes long instead of " + descriptor.size());
    }
    return load(digest, stored);
  }

  Json load(Digest digest, Store.Stored stored) throws IOException {
    try (var in = new VerifiedStream(stored.open(), digest, OptionalLong.of(stored.size()))) {
      checkSize(digest.toString(), stored);
      return parse(digest.toString(), in.readAllBytes());
    }
  }

  /// Without verification: for files whose name is no digest.
  Json load(String name) throws IOException {
    return find(name).orElseThrow(() -> new DamagedException("`" + name + "` is missing"));
  }

  Store.Stored blob(Digest digest) throws DamagedException {
    return store
        .find(digest.file())
        .orElseThrow(() -> new DamagedException("the blob " + digest + " is missing"));
  }

  private static byte[] bytes(String name, Store.Stored stored) throws IOException {
    checkSize(name, stored);
    try (var in = stored.open()) {
      return in.readAllBytes();
    }
  }

  private static void checkSize(String name, Store.Stored stored) throws DamagedException {
    if (stored.size() > MAXIMUM) {
      throw new DamagedException(
          name + " is " + stored.size() + " bytes long, too long for an image's description");
    }
  }

  private static String withoutStop(@Nullable String message) {
    var text = String.valueOf(message);
    // It goes on within a sentence: `Not JSON at line 1, …`.
    text = text.startsWith("Not ") ? "not " + text.substring(4) : text;
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private static Json parse(String name, byte[] bytes) throws DamagedException {
    try {
      return Json.parse(bytes);
    } catch (JsonException e) {
      throw new DamagedException(name + " is " + withoutStop(e.getMessage()));
    }
  }
}
