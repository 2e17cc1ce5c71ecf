package dev.slipway.archive;

import dev.slipway.wire.json.Json;
import dev.slipway.wire.tar.TarWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// An image whose layers a test lists, written into each kind of archive.
final class TestImage {
  interface Content {
    void write(TarWriter tar) throws IOException;
  }

  interface Packing {
    OutputStream over(OutputStream out) throws IOException;
  }

  private final String platform;
  private final List<byte[]> layers = new ArrayList<>();

  private TestImage(String platform) {
    this.platform = platform;
  }

  static TestImage forPlatform(String platform) {
    return new TestImage(platform);
  }

  static TestImage make() {
    return new TestImage("linux/amd64");
  }

  TestImage layer(Content content) {
    layers.add(tar(content));
    return this;
  }

  List<byte[]> layers() {
    return layers;
  }

  byte[] config() {
    var parts = platform.split("/");
    return """
    {"architecture":"%s","os":"%s"%s,"created":"2024-05-01T10:00:00.5Z",
     "config":{"User":"app","Env":["PATH=/bin"],"Cmd":["serve"],"WorkingDir":"/srv"},
     "history":[{"created_by":"FROM scratch","empty_layer":true}%s],
     "rootfs":{"type":"layers","diff_ids":[%s]}}
    """
        .formatted(
            parts[1],
            parts[0],
            parts.length > 2 ? ",\"variant\":\"" + parts[2] + "\"" : "",
            layers.stream().map(l -> ",{\"created_by\":\"COPY\"}").reduce("", String::concat),
            String.join(",", layers.stream().map(layer -> "\"" + digest(layer) + "\"").toList()))
        .getBytes(StandardCharsets.UTF_8);
  }

  static byte[] tar(Content content) {
    var out = new ByteArrayOutputStream();
    try (var writer = TarWriter.to(out)) {
      content.write(writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] packed(byte[] bytes, Packing packing) {
    var out = new ByteArrayOutputStream();
    try (var over = packing.over(out)) {
      over.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] gzip(byte[] bytes) {
    return packed(bytes, GZIPOutputStream::new);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String digest(byte[] bytes) {
    return "sha256:" + hex(bytes);
  }

  static String hex(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What Docker wrote up to release 24: a folder for each layer.
  byte[] dockerArchive(String... tags) {
    return dockerArchive(List.of(this), List.of(List.of(tags)));
  }

  static byte[] dockerArchive(List<TestImage> images, List<List<String>> tags) {
    return tar(
        tar -> {
          var manifest = new ArrayList<Json>();
          for (var image : images) {
            var names = new ArrayList<String>();
            for (int i = 0; i < image.layers.size(); i++) {
              var name = image.platform.replace('/', '-') + i + "/layer.tar";
              tar.directory(image.platform.replace('/', '-') + i);
              tar.file(name, image.layers.get(i));
              names.add(name);
            }
            var config = hex(image.config()) + ".json";
            tar.file(config, image.config());
            manifest.add(
                Json.object()
                    .put("Config", config)
                    .put("RepoTags", Json.texts(tags.get(manifest.size())))
                    .put("Layers", Json.texts(names))
                    .build());
          }
          tar.file("manifest.json", ascii(Json.array(manifest).write()));
        });
  }

  /// What Docker has written since release 25: an OCI layout with a `manifest.json`.
  byte[] dockerArchiveWithBlobs(String tag) {
    var layout = new Layout();
    layout.add(this, layer -> layer, tag);
    return tar(
        tar -> {
          layout.write(tar);
          var manifest =
              Json.array(
                  Json.object()
                      .put("Config", "blobs/sha256/" + hex(config()))
                      .put("RepoTags", Json.array(Json.of(tag)))
                      .put(
                          "Layers",
                          Json.texts(
                              layers.stream().map(layer -> "blobs/sha256/" + hex(layer)).toList()))
                      .build());
          tar.file("manifest.json", ascii(manifest.write()));
        });
  }

  static Path written(Path file, byte[] bytes) {
    try {
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
