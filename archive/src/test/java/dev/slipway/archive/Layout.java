package dev.slipway.archive;

import static dev.slipway.archive.TestImage.ascii;
import static dev.slipway.archive.TestImage.digest;

import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonObject;
import dev.slipway.wire.tar.TarWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// An OCI image layout in the making.
final class Layout {
  static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  static final String INDEX = "application/vnd.oci.image.index.v1+json";
  static final String CONFIG = "application/vnd.oci.image.config.v1+json";

  private final Map<String, byte[]> blobs = new LinkedHashMap<>();
  private final List<Json> index = new ArrayList<>();

  JsonObject.Builder blob(String mediaType, byte[] bytes) {
    blobs.put(digest(bytes), bytes);
    return Json.object()
        .put("mediaType", mediaType)
        .put("digest", digest(bytes))
        .put("size", bytes.length);
  }

  JsonObject.Builder manifest(TestImage image, UnaryOperator<byte[]> packing) {
    var layers =
        image.layers().stream()
            .map(packing)
            .map(layer -> (Json) blob("application/vnd.oci.image.layer.v1.tar", layer).build())
            .toList();
    return manifest(blob(CONFIG, image.config()).build(), layers);
  }

  JsonObject.Builder manifest(Json config, List<Json> layers) {
    var manifest =
        Json.object()
            .put("schemaVersion", 2)
            .put("mediaType", MANIFEST)
            .put("config", config)
            .put("layers", Json.array(layers))
            .build();
    return blob(MANIFEST, ascii(manifest.write()));
  }

  JsonObject.Builder index(List<Json> manifests) {
    return blob(INDEX, ascii(document(manifests)));
  }

  Layout add(TestImage image, UnaryOperator<byte[]> packing, String name) {
    return point(manifest(image, packing), name);
  }

  Layout point(JsonObject.Builder descriptor, String name) {
    return point(
        descriptor
            .put(
                "annotations", Json.object().put("org.opencontainers.image.ref.name", name).build())
            .build());
  }

  Layout point(Json descriptor) {
    index.add(descriptor);
    return this;
  }

  Map<String, byte[]> blobs() {
    return blobs;
  }

  private static String document(List<Json> manifests) {
    return Json.object()
        .put("schemaVersion", 2)
        .put("manifests", Json.array(manifests))
        .build()
        .write();
  }

  void write(TarWriter tar) throws IOException {
    tar.file("oci-layout", ascii("{\"imageLayoutVersion\":\"1.0.0\"}"));
    tar.file("index.json", ascii(document(index)));
    for (var blob : blobs.entrySet()) {
      tar.file("blobs/" + blob.getKey().replace(':', '/'), blob.getValue());
    }
  }

  ArchiveReference in(Path folder) {
    try {
      Files.createDirectories(folder.resolve("blobs/sha256"));
      Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
      Files.writeString(folder.resolve("index.json"), document(index));
      for (var blob : blobs.entrySet()) {
        Files.write(folder.resolve("blobs/" + blob.getKey().replace(':', '/')), blob.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ArchiveReference.parse("oci:" + folder).orElseThrow();
  }
}
