package dev.slipway.archive;

import static dev.slipway.archive.TestImage.ascii;
import static dev.slipway.archive.TestImage.gzip;
import static dev.slipway.archive.TestImage.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import dev.slipway.wire.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with an archive is said in words.
final class DamageTest {
  @TempDir private Path folder;

  private static final TestImage IMAGE =
      TestImage.make()
          .layer(tar -> tar.file("a", random(50_000)))
          .layer(tar -> tar.file("b", random(50_000)));

  private static byte[] random(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static void open(String reference) throws InterruptedException {
    ArchivedImage.open(ArchiveReference.parse(reference).orElseThrow(), Optional.empty()).close();
  }

  private static void refused(String reference, String clause) {
    assertThatThrownBy(() -> open(reference))
        .isInstanceOfSatisfying(
            FailureException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.UNREADABLE))
        .hasMessage("Cannot read " + reference + ": " + clause + ".");
  }

  private String docker(byte[] bytes) {
    return "docker-archive:" + written(folder.resolve("a.tar"), bytes);
  }

  private static byte[] flipped(byte[] bytes, int at) {
    var copy = bytes.clone();
    copy[at] ^= 1;
    return copy;
  }

  @Test
  void aFileThatIsNotThere() {
    refused("docker-archive:" + folder + "/none.tar", "there is no such file or folder");
  }

  @Test
  void aFolderWhereATarIsMeantAndTheOtherWayRound() {
    refused("docker-archive:" + folder, "it is a folder, not a tar");
    var file = written(folder.resolve("f"), new byte[0]);
    refused("oci:" + file, "it is a file, not a folder");
  }

  @Test
  void noTarAtAll() {
    refused(
        docker(ascii("hello\n".repeat(1000))),
        "it is no tar archive, or a damaged one: a header's checksum is not octal");
  }

  @Test
  void aTarOfSomethingElse() {
    var bytes = TestImage.tar(tar -> tar.file("README", ascii("hi")));

    refused(
        docker(bytes), "it is a tar without manifest.json, so no image that `docker save` wrote");
    refused(
        "oci-archive:" + folder.resolve("a.tar"),
        "it is a tar without index.json, so no OCI image layout");
    refused("oci:" + folder, "it is a folder without index.json, so no OCI image layout");
  }

  @Test
  void theOtherKindOfArchiveIsNamedInTheHint() {
    var layout = new Layout().add(IMAGE, TestImage::gzip, "app");

    assertThatThrownBy(() -> open(docker(TestImage.tar(layout::write))))
        .isInstanceOfSatisfying(
            FailureException.class,
            e ->
                assertThat(e.failure().hint())
                    .contains("It has an index.json: try oci-archive:" + folder + "/a.tar"));
    assertThatThrownBy(
            () -> {
              docker(IMAGE.dockerArchive("app"));
              open("oci-archive:" + folder.resolve("a.tar"));
            })
        .isInstanceOfSatisfying(
            FailureException.class,
            e ->
                assertThat(e.failure().hint())
                    .contains("It has a manifest.json: try docker-archive:" + folder + "/a.tar"));
  }

  @Test
  void aTarThatBreaksOff() {
    var whole = IMAGE.dockerArchive("app");

    refused(
        docker(Arrays.copyOf(whole, 20_000)),
        "it is no tar archive, or a damaged one: it ends 32736 bytes before an entry does");
  }

  @Test
  void aCompressedTarThatBreaksOffOrIsDamaged() {
    var whole = gzip(IMAGE.dockerArchive("app"));

    refused(docker(Arrays.copyOf(whole, 20_000)), "its compressed data breaks off");
    assertThatThrownBy(() -> open(docker(flipped(whole, whole.length - 6))))
        .hasMessageContaining("its compressed data is damaged");
  }

  @Test
  void aChangedByteOfALayer() {
    var bytes = IMAGE.dockerArchive("app");
    var expected = TestImage.digest(IMAGE.layers().getFirst());
    var actual = TestImage.digest(flipped(IMAGE.layers().getFirst(), 5_000));

    refused(
        docker(flipped(bytes, 512 + 512 + 5_000)),
        "layer 1 of 2 (linux-amd640/layer.tar): "
            + expected
            + " is damaged: its bytes hash to "
            + actual);
  }

  @Test
  void aChangedByteOfABlob() throws IOException {
    for (String kind : List.of("config", "layer")) {
      var layout = new Layout().add(IMAGE, layer -> layer, "app");
      var reference = layout.in(folder.resolve(kind));
      var blob = kind.equals("config") ? IMAGE.config() : IMAGE.layers().getLast();
      var file = folder.resolve(kind + "/blobs/sha256/" + TestImage.hex(blob));
      Files.write(file, flipped(blob, blob.length / 2));

      refused(
          reference.toString(),
          (kind.equals("layer") ? "layer 2 of 2 (" + TestImage.digest(blob) + "): " : "")
              + TestImage.digest(blob)
              + " is damaged: its bytes hash to "
              + TestImage.digest(flipped(blob, blob.length / 2)));
    }
  }

  @Test
  void aBlobOfAnotherLength() throws IOException {
    var layout = new Layout().add(IMAGE, layer -> layer, "app");
    var reference = layout.in(folder);
    var layer = IMAGE.layers().getFirst();
    Files.write(folder.resolve("blobs/sha256/" + TestImage.hex(layer)), Arrays.copyOf(layer, 1000));

    refused(
        reference.toString(),
        "layer 1 of 2 ("
            + TestImage.digest(layer)
            + ") is 1000 bytes long instead of "
            + layer.length);
  }

  @Test
  void aMissingBlob() throws IOException {
    var layout = new Layout().add(IMAGE, layer -> layer, "app");
    var reference = layout.in(folder);
    var layer = TestImage.digest(IMAGE.layers().getLast());
    Files.delete(folder.resolve("blobs/" + layer.replace(':', '/')));

    refused(reference.toString(), "layer 2 of 2 (" + layer + ") is missing");
  }

  @Test
  void aBlobWhoseNameWouldLeadOut() {
    var layout = new Layout();
    layout.point(
        Json.object()
            .put("mediaType", Layout.MANIFEST)
            .put("digest", "sha256:../../../etc/passwd")
            .put("size", 1)
            .build());

    refused(layout.in(folder).toString(), "`sha256:../../../etc/passwd` is no digest of a blob");
  }

  @Test
  void aLayerThatIsNoTar() {
    var image = TestImage.make();
    image.layers().add(ascii("no tar at all\n".repeat(100)));

    refused(
        docker(image.dockerArchive("app")),
        "layer 1 of 1 (linux-amd640/layer.tar): a header's checksum is not octal");
  }

  @Test
  void aChartOrAnotherArtifactIsNoImage() {
    var layout = new Layout();
    var config = layout.blob("application/vnd.cncf.helm.config.v1+json", ascii("{}")).build();
    layout.point(layout.manifest(config, List.of()), "chart");

    refused(
        layout.in(folder).toString(),
        "it holds no container image but something else"
            + " (application/vnd.cncf.helm.config.v1+json)");
  }

  @Test
  void layersThatAreEncryptedOrElsewhere() {
    var layout = new Layout();
    var image = TestImage.make().layer(tar -> tar.file("a", ascii("a")));
    var config = layout.blob(Layout.CONFIG, image.config()).build();
    var encrypted =
        layout.blob("application/vnd.oci.image.layer.v1.tar+gzip+encrypted", ascii("x")).build();
    layout.point(layout.manifest(config, List.of(encrypted)), "app");
    refused(
        layout.in(folder).toString(),
        "layer 1 of 1 (" + TestImage.digest(ascii("x")) + ") is encrypted");

    var foreign = new Layout();
    var pointer =
        Json.object()
            .put("mediaType", "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip")
            .put("digest", TestImage.digest(ascii("far")))
            .put("size", 3)
            .put("urls", Json.array(Json.of("https://example.org/layer")))
            .build();
    foreign.point(
        foreign.manifest(foreign.blob(Layout.CONFIG, image.config()).build(), List.of(pointer)),
        "app");
    refused(
        foreign.in(folder.resolve("foreign")).toString(),
        "layer 1 of 1 ("
            + TestImage.digest(ascii("far"))
            + ") is kept elsewhere, not in the archive");
  }

  @Test
  void indexesThatHoldThemselvesOrGoTooDeep() {
    var layout = new Layout();
    Json inner = layout.manifest(IMAGE, layer -> layer).build();
    for (int i = 0; i < 12; i++) {
      inner = layout.index(List.of(inner)).build();
    }

    refused(layout.point(inner).in(folder).toString(), "its indexes are nested more than 8 deep");
  }

  @Test
  void descriptionsThatAreNotJson() {
    refused(
        docker(TestImage.tar(tar -> tar.file("manifest.json", ascii("{")))),
        "manifest.json is not JSON at line 1, column 2: a name in quotes was expected, not the"
            + " end");
  }

  @Test
  void anyDamageGivesAFailureAndNothingElse() {
    var random = new Random(7);
    var whole =
        TestImage.make()
            .layer(tar -> tar.file("a", ascii("a")).symlink("b", "a").hardLink("c", "a"))
            .dockerArchiveWithBlobs("app:1");
    for (int round = 0; round < 500; round++) {
      var bytes = whole.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      var reference = "-archive:" + written(folder.resolve("a.tar"), bytes);
      for (var form : List.of("docker", "oci")) {
        try {
          open(form + reference);
        } catch (FailureException expected) {
          assertThat(expected).hasMessageStartingWith("Cannot read");
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }
}
