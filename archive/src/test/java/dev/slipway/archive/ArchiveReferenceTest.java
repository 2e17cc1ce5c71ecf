package dev.slipway.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ArchiveReferenceTest {
  @Test
  void theFormsOfSkopeoAreRead() {
    assertThat(ArchiveReference.parse("docker-archive:x.tar"))
        .contains(
            new ArchiveReference(
                ArchiveReference.Form.DOCKER_ARCHIVE, Path.of("x.tar"), Optional.empty()));
    assertThat(ArchiveReference.parse("docker-archive:/a/x.tar:registry:5000/app:1"))
        .contains(
            new ArchiveReference(
                ArchiveReference.Form.DOCKER_ARCHIVE,
                Path.of("/a/x.tar"),
                Optional.of("registry:5000/app:1")));
    assertThat(ArchiveReference.parse("oci:folder:1.0"))
        .contains(
            new ArchiveReference(ArchiveReference.Form.OCI, Path.of("folder"), Optional.of("1.0")));
    assertThat(ArchiveReference.parse("oci-archive:x.tar").orElseThrow())
        .hasToString("oci-archive:x.tar");
  }

  @Test
  void anythingElseIsNone() {
    for (var text :
        new String[] {
          "", "x.tar", "docker-archive:", "oci:", "oci::tag", "oci:a:", "docker:busybox", "oci:\0"
        }) {
      assertThat(ArchiveReference.parse(text)).as(text).isEmpty();
    }
    assertThat(ArchiveReference.problem("x.tar"))
        .isEqualTo(
            "`x.tar` names no image in files: the forms are docker-archive:FILE[:NAME],"
                + " oci:FOLDER[:NAME] and oci-archive:FILE[:NAME].");
  }
}
