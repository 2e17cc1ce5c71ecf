package dev.slipway.archive;

import static dev.slipway.archive.TestImage.ascii;
import static dev.slipway.archive.TestImage.gzip;
import static dev.slipway.archive.TestImage.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.FileEntry;
import dev.slipway.core.container.ImageLayer;
import dev.slipway.core.container.Platform;
import io.airlift.compress.v3.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every kind of archive gives the same image.
final class ArchivedImageTest {
  @TempDir private Path folder;

  private static final TestImage IMAGE =
      TestImage.make()
          .layer(tar -> tar.directory("etc").file("etc/motd", ascii("hello")))
          .layer(tar -> tar.file("srv/app", 0755, new byte[100_000]));

  private static ArchivedImage open(String reference) throws InterruptedException {
    return ArchivedImage.open(ArchiveReference.parse(reference).orElseThrow(), Optional.empty());
  }

  private static void isTheImage(ArchivedImage opened) throws IOException {
    try (opened) {
      var image = opened.image();
      assertThat(image.id()).isEqualTo(TestImage.digest(IMAGE.config()));
      assertThat(image.platform()).isEqualTo(Platform.parse("linux/amd64").orElseThrow());
      assertThat(image.created()).contains(Instant.parse("2024-05-01T10:00:00.5Z"));
      assertThat(image.size()).isEqualTo(ByteCount.of(100_005));
      assertThat(image.config().user()).contains("app");
      assertThat(image.config().command()).containsExactly("serve");
      assertThat(opened.layers())
          .containsExactly(
              new ImageLayer(ByteCount.of(5), "COPY"),
              new ImageLayer(ByteCount.of(100_000), "COPY"));
      assertThat(opened.find("/srv/app"))
          .contains(
              new FileEntry(
                  "/srv/app",
                  FileEntry.Type.FILE,
                  0755,
                  0,
                  0,
                  ByteCount.of(100_000),
                  Optional.empty(),
                  Instant.EPOCH));
      assertThat(text(opened, "/etc/motd")).isEqualTo("hello");
      try (var content = opened.read("/srv/app")) {
        assertThat(content.readAllBytes()).isEqualTo(new byte[100_000]);
      }
      assertThat(opened.find("/none")).isEmpty();
    }
  }

  static String text(ArchivedImage image, String path) throws IOException {
    try (var content = image.read(path)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void fromDockerWithAFolderForEachLayer() throws Exception {
    var file = written(folder.resolve("a.tar"), IMAGE.dockerArchive("app:1"));

    try (var image = open("docker-archive:" + file)) {
      assertThat(image.image().tags()).containsExactly("app:1");
      isTheImage(image);
    }
  }

  @Test
  void fromDockerWithBlobs() throws Exception {
    var file = written(folder.resolve("a.tar"), IMAGE.dockerArchiveWithBlobs("app:1"));

    isTheImage(open("docker-archive:" + file));
    isTheImage(open("docker-archive:" + file + ":app:1"));
    isTheImage(open("oci-archive:" + file));
    isTheImage(open("oci-archive:" + file + ":app:1"));
  }

  @Test
  void fromDockerCompressedAsAWhole() throws Exception {
    var gzip = written(folder.resolve("a.tar.gz"), gzip(IMAGE.dockerArchive("app:1")));
    var zstd =
        written(
            folder.resolve("a.tar.zst"),
            TestImage.packed(IMAGE.dockerArchive("app:1"), ZstdOutputStream::new));

    isTheImage(open("docker-archive:" + gzip));
    isTheImage(open("docker-archive:" + zstd));
  }

  @Test
  void fromDockerWhereALayerIsALinkToAnother() throws Exception {
    var twice = TestImage.make();
    twice.layer(tar -> tar.file("a", ascii("a")));
    twice.layers().add(twice.layers().getFirst());
    var archive =
        TestImage.tar(
            tar -> {
              tar.file("one/layer.tar", twice.layers().getFirst());
              tar.symlink("two/layer.tar", "../one/layer.tar");
              tar.file(TestImage.hex(twice.config()) + ".json", twice.config());
              tar.file(
                  "manifest.json",
                  ascii(
                      "[{\"Config\":\"%s.json\",\"RepoTags\":null,\"Layers\":[\"one/layer.tar\",\"two/layer.tar\"]}]"
                          .formatted(TestImage.hex(twice.config()))));
            });
    var file = written(folder.resolve("a.tar"), archive);

    try (var image = open("docker-archive:" + file)) {
      assertThat(image.image().tags()).isEmpty();
      assertThat(text(image, "/a")).isEqualTo("a");
    }
  }

  @Test
  void fromLayoutsWithEachCompression() throws Exception {
    List<UnaryOperator<byte[]>> packings =
        List.of(
            layer -> layer,
            TestImage::gzip,
            ArchivedImageTest::gzipInMembers,
            layer -> TestImage.packed(layer, ZstdOutputStream::new));
    for (int i = 0; i < packings.size(); i++) {
      var layout = new Layout().add(IMAGE, packings.get(i), "app:1");
      var file = written(folder.resolve(i + ".tar"), TestImage.tar(layout::write));

      isTheImage(open(layout.in(folder.resolve("oci" + i)).toString()));
      isTheImage(open("oci-archive:" + file));
    }
  }

  /// As eStargz does, whose members let single files be fetched.
  private static byte[] gzipInMembers(byte[] layer) {
    var out = new ByteArrayOutputStream();
    for (int at = 0; at < layer.length; at += 700) {
      out.writeBytes(gzip(Arrays.copyOfRange(layer, at, Math.min(layer.length, at + 700))));
    }
    return out.toByteArray();
  }

  @Test
  void manyReadersAtOnceSeeTheirOwnFiles() throws Exception {
    var image = TestImage.make();
    for (int layer = 0; layer < 5; layer++) {
      int number = layer;
      image.layer(
          tar -> {
            for (int i = 0; i < 20; i++) {
              tar.file("f" + number + "-" + i, ascii(("content " + number + "-" + i).repeat(999)));
            }
          });
    }
    var file = written(folder.resolve("a.tar"), image.dockerArchive("app:1"));

    try (var opened = open("docker-archive:" + file);
        var threads = Executors.newFixedThreadPool(8)) {
      var reads =
          java.util.stream.IntStream.range(0, 100)
              .mapToObj(i -> threads.submit(() -> text(opened, "/f" + i % 5 + "-" + i / 5)))
              .toList();
      for (int i = 0; i < reads.size(); i++) {
        assertThat(reads.get(i).get()).isEqualTo(("content " + i % 5 + "-" + i / 5).repeat(999));
      }
    }
  }
}
