package dev.slipway.archive;

import static dev.slipway.archive.TestImage.ascii;
import static dev.slipway.archive.TestImage.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.container.Platform;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import dev.slipway.wire.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which image is meant where there are several.
final class SelectionTest {
  @TempDir private Path folder;

  private static final TestImage AMD64 =
      TestImage.forPlatform("linux/amd64").layer(tar -> tar.file("arch", ascii("amd64")));
  private static final TestImage ARM64 =
      TestImage.forPlatform("linux/arm64/v8").layer(tar -> tar.file("arch", ascii("arm64")));
  private static final TestImage RISCV =
      TestImage.forPlatform("linux/riscv64").layer(tar -> tar.file("arch", ascii("riscv64")));

  private static Optional<Platform> platform(String text) {
    return Optional.of(Platform.parse(text).orElseThrow());
  }

  private static String arch(String reference, Optional<Platform> platform) throws Exception {
    try (var image =
        ArchivedImage.open(ArchiveReference.parse(reference).orElseThrow(), platform)) {
      return ArchivedImageTest.text(image, "/arch");
    }
  }

  private static void refused(
      String reference, Optional<Platform> platform, FailureCode code, String ending) {
    assertThatThrownBy(() -> arch(reference, platform))
        .isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageEndingWith(ending);
  }

  /// One name, an index of three platforms and an attestation, as buildx writes it.
  private ArchiveReference multiPlatform() {
    var layout = new Layout();
    var amd64 =
        layout.manifest(AMD64, TestImage::gzip).put("platform", platformJson("amd64")).build();
    var arm64 =
        layout.manifest(ARM64, TestImage::gzip).put("platform", platformJson("arm64")).build();
    var attestation =
        layout
            .manifest(layout.blob(Layout.CONFIG, ascii("{}")).build(), List.of())
            .put(
                "platform",
                Json.object().put("os", "unknown").put("architecture", "unknown").build())
            .build();
    return layout.point(layout.index(List.of(amd64, arm64, attestation)), "app:1").in(folder);
  }

  private static Json platformJson(String architecture) {
    return Json.object().put("os", "linux").put("architecture", architecture).build();
  }

  @Test
  void thePlatformThatIsAskedFor() throws Exception {
    var reference = multiPlatform().toString();

    assertThat(arch(reference, platform("linux/amd64"))).isEqualTo("amd64");
    assertThat(arch(reference, platform("linux/arm64"))).isEqualTo("arm64");
    assertThat(arch(reference, platform("linux/arm64/v8"))).isEqualTo("arm64");
    assertThat(arch(reference, platform("linux/aarch64"))).isEqualTo("arm64");
  }

  @Test
  void aPlatformThatIsNotThereNamesThoseThatAre() {
    var reference = multiPlatform().toString();

    refused(
        reference,
        platform("linux/s390x"),
        FailureCode.IMAGE_NOT_FOUND,
        "holds no image for linux/s390x: it holds linux/amd64, linux/arm64.");
  }

  @Test
  void theOnlyImageNeedsNoPlatform() throws Exception {
    var reference = new Layout().add(RISCV, TestImage::gzip, "app").in(folder).toString();

    assertThat(arch(reference, Optional.empty())).isEqualTo("riscv64");
    refused(
        reference,
        platform("linux/amd64"),
        FailureCode.IMAGE_NOT_FOUND,
        "holds no image for linux/amd64: it holds linux/riscv64.");
  }

  @Test
  void aPlatformThatTheIndexLeavesOutIsReadFromTheConfiguration() throws Exception {
    var layout = new Layout();
    layout.point(layout.manifest(AMD64, TestImage::gzip).build());
    layout.point(layout.manifest(ARM64, TestImage::gzip).build());
    var reference = layout.in(folder).toString();

    assertThat(arch(reference, platform("linux/arm64"))).isEqualTo("arm64");
  }

  @Test
  void aPlatformWhoseBlobsWereLeftOutIsNotOffered() {
    var layout = new Layout();
    var amd64 = layout.manifest(AMD64, TestImage::gzip).put("platform", platformJson("amd64"));
    var absent =
        Json.object()
            .put("mediaType", Layout.MANIFEST)
            .put("digest", "sha256:" + "0".repeat(64))
            .put("size", 10)
            .put("platform", platformJson("s390x"))
            .build();
    var reference =
        layout.point(layout.index(List.of(amd64.build(), absent)), "app").in(folder).toString();

    refused(
        reference,
        platform("linux/s390x"),
        FailureCode.IMAGE_NOT_FOUND,
        "holds no image for linux/s390x: it holds linux/amd64.");
  }

  @Test
  void severalNamesInALayoutHaveToBeToldApart() throws Exception {
    var layout = new Layout().add(AMD64, TestImage::gzip, "one").add(ARM64, TestImage::gzip, "two");
    var reference = layout.in(folder).toString();

    refused(reference, Optional.empty(), FailureCode.BAD_USAGE, "holds several images: one, two.");
    assertThat(arch(reference + ":two", Optional.empty())).isEqualTo("arm64");
    refused(
        reference + ":three",
        Optional.empty(),
        FailureCode.IMAGE_NOT_FOUND,
        "holds no `three`: it holds one, two.");
  }

  @Test
  void severalImagesInADockerArchiveHaveToBeToldApart() throws Exception {
    var bytes =
        TestImage.dockerArchive(
            List.of(AMD64, ARM64), List.of(List.of("app:1", "app:latest"), List.of()));
    var reference = "docker-archive:" + written(folder.resolve("a.tar"), bytes);

    refused(
        reference,
        Optional.empty(),
        FailureCode.BAD_USAGE,
        "holds several images: app:1 alias app:latest, one without a name.");
    assertThat(arch(reference + ":app:1", Optional.empty())).isEqualTo("amd64");
    assertThat(arch(reference + ":app", Optional.empty())).isEqualTo("amd64");
    assertThat(arch(reference + ":docker.io/library/app:1", Optional.empty())).isEqualTo("amd64");
    refused(
        reference + ":app:2",
        Optional.empty(),
        FailureCode.IMAGE_NOT_FOUND,
        "holds no `app:2`: it holds app:1 alias app:latest, one without a name.");
    refused(
        reference + ":app:1",
        platform("linux/arm64"),
        FailureCode.IMAGE_NOT_FOUND,
        ":app:1 is for linux/amd64, not for linux/arm64.");
  }
}
