package dev.slipway.archive;

import static dev.slipway.archive.ArchivedImageTest.text;
import static dev.slipway.archive.TestImage.ascii;
import static dev.slipway.archive.TestImage.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.container.FileEntry;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a file is when several layers have a say.
final class LayersTest {
  @TempDir private Path folder;

  private ArchivedImage open(TestImage image) throws InterruptedException {
    var file = written(folder.resolve("image.tar"), image.dockerArchive("app:1"));
    return ArchivedImage.open(
        ArchiveReference.parse("docker-archive:" + file).orElseThrow(), Optional.empty());
  }

  @Test
  void theNewestLayerWins() throws Exception {
    try (var image =
        open(
            TestImage.make()
                .layer(tar -> tar.file("a", ascii("old")).file("b", ascii("b")))
                .layer(tar -> tar.file("a", 0600, ascii("new"))))) {
      assertThat(text(image, "/a")).isEqualTo("new");
      assertThat(image.find("/a").orElseThrow().mode()).isEqualTo(0600);
      assertThat(text(image, "/b")).isEqualTo("b");
    }
  }

  @Test
  void aWhiteoutHidesWhatLowerLayersHave() throws Exception {
    try (var image =
        open(
            TestImage.make()
                .layer(
                    tar ->
                        tar.file("d/a", ascii("a")).file("d/b", ascii("b")).file("e/f", ascii("f")))
                .layer(tar -> tar.file("d/.wh.a", new byte[0]).file(".wh.e", new byte[0])))) {
      assertThat(image.find("/d/a")).isEmpty();
      assertThat(image.find("/d/.wh.a")).isEmpty();
      assertThat(text(image, "/d/b")).isEqualTo("b");
      assertThat(image.find("/e")).isEmpty();
      assertThat(image.find("/e/f")).isEmpty();
    }
  }

  @Test
  void aWhiteoutLeavesItsOwnLayerAloneWhereverItStands() throws Exception {
    for (boolean first : new boolean[] {true, false}) {
      try (var image =
          open(
              TestImage.make()
                  .layer(tar -> tar.file("d/old", ascii("old")))
                  .layer(
                      tar -> {
                        if (first) {
                          tar.file(".wh.d", new byte[0]);
                        }
                        tar.directory("d").file("d/new", ascii("new"));
                        if (!first) {
                          tar.file(".wh.d", new byte[0]);
                        }
                      }))) {
        assertThat(image.find("/d/old")).isEmpty();
        assertThat(text(image, "/d/new")).isEqualTo("new");
      }
    }
  }

  @Test
  void anOpaqueFolderHidesAllThatLowerLayersHaveInIt() throws Exception {
    try (var image =
        open(
            TestImage.make()
                .layer(tar -> tar.file("d/x/old", ascii("old")).file("d/y", ascii("y")))
                .layer(
                    tar ->
                        tar.directory("d")
                            .file("d/x/new", ascii("new"))
                            .file("d/.wh..wh..opq", new byte[0])))) {
      assertThat(image.find("/d/x/old")).isEmpty();
      assertThat(image.find("/d/y")).isEmpty();
      assertThat(text(image, "/d/x/new")).isEqualTo("new");
    }
  }

  @Test
  void aFileThatReplacesAFolderTakesItsContentsAway() throws Exception {
    try (var image =
        open(
            TestImage.make()
                .layer(tar -> tar.file("d/x", ascii("x")))
                .layer(tar -> tar.file("d", ascii("file")))
                .layer(tar -> tar.directory("d")))) {
      assertThat(image.find("/d").orElseThrow().type()).isEqualTo(FileEntry.Type.DIRECTORY);
      assertThat(image.find("/d/x")).isEmpty();
    }
  }

  @Test
  void aFolderOverAFolderKeepsItsContents() throws Exception {
    try (var image =
        open(
            TestImage.make()
                .layer(tar -> tar.file("d/x", ascii("x")))
                .layer(tar -> tar.directory("d").file("d/y", ascii("y"))))) {
      assertThat(text(image, "/d/x")).isEqualTo("x");
      assertThat(text(image, "/d/y")).isEqualTo("y");
    }
  }

  @Test
  void hardLinksAreTheSameFileAlsoAcrossLayers() throws Exception {
    try (var image =
        open(
            TestImage.make()
                .layer(tar -> tar.file("a", 0755, ascii("content")).hardLink("b", "a"))
                .layer(tar -> tar.hardLink("c", "b").file(".wh.a", new byte[0])))) {
      assertThat(image.find("/a")).isEmpty();
      assertThat(text(image, "/b")).isEqualTo("content");
      assertThat(text(image, "/c")).isEqualTo("content");
      assertThat(image.find("/c").orElseThrow().mode()).isEqualTo(0755);
    }
  }

  @Test
  void aHardLinkToNothingIsDamage() {
    assertThatThrownBy(() -> open(TestImage.make().layer(tar -> tar.hardLink("a", "gone"))))
        .isInstanceOf(FailureException.class)
        .hasMessageEndingWith(
            "layer 1 of 1 (linux-amd640/layer.tar): /a is a hard link to /gone, which is no file.");
  }

  @Test
  void linksInFoldersAreFollowedInsideTheImage() throws Exception {
    try (var image =
        open(
            TestImage.make()
                .layer(
                    tar ->
                        tar.file("usr/lib/os-release", ascii("slip"))
                            .symlink("lib", "usr/lib")
                            .symlink("absolute", "/usr")
                            .symlink("usr/up", "../../../../usr/lib")
                            .symlink("etc/os-release", "../usr/lib/os-release")))) {
      assertThat(text(image, "/lib/os-release")).isEqualTo("slip");
      assertThat(text(image, "/absolute/lib/os-release")).isEqualTo("slip");
      assertThat(text(image, "/usr/up/os-release")).isEqualTo("slip");
      assertThat(text(image, "/lib/../lib/os-release")).isEqualTo("slip");
      assertThat(text(image, "/../../lib/os-release")).isEqualTo("slip");
      assertThat(image.find("/lib/../lib")).map(FileEntry::type).contains(FileEntry.Type.DIRECTORY);
      var link = image.find("/etc/os-release").orElseThrow();
      assertThat(link.type()).isEqualTo(FileEntry.Type.SYMLINK);
      assertThat(link.linkTarget()).contains("../usr/lib/os-release");
    }
  }

  @Test
  void anEntryBehindALinkLandsWhereTheLinkLeads() throws Exception {
    try (var image =
        open(
            TestImage.make()
                .layer(tar -> tar.directory("usr/lib").symlink("lib", "usr/lib"))
                .layer(tar -> tar.file("lib/new.so", ascii("so"))))) {
      assertThat(text(image, "/usr/lib/new.so")).isEqualTo("so");
      assertThat(image.find("/lib").orElseThrow().type()).isEqualTo(FileEntry.Type.SYMLINK);
    }
  }

  @Test
  void circlesOfLinksLeadNowhere() throws Exception {
    try (var image = open(TestImage.make().layer(tar -> tar.symlink("a", "b").symlink("b", "a")))) {
      assertThat(image.find("/a/x")).isEmpty();
      assertThat(image.find("/a")).isPresent();
    }
    assertThatThrownBy(
            () ->
                open(TestImage.make().layer(tar -> tar.symlink("a", "a").file("a/x", ascii("x")))))
        .hasMessageEndingWith("/a/x is behind a circle of symbolic links.");
  }

  @Test
  void namesThatClimbStayInside() throws Exception {
    try (var image =
        open(TestImage.make().layer(tar -> tar.file("../../../etc/passwd", ascii("own"))))) {
      assertThat(text(image, "/etc/passwd")).isEqualTo("own");
    }
  }

  @Test
  void onlyRegularFilesAreRead() throws Exception {
    try (var image = open(TestImage.make().layer(tar -> tar.directory("d").symlink("l", "d/x")))) {
      assertThatThrownBy(() -> image.read("/d"))
          .isInstanceOfSatisfying(
              FailureException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.UNREADABLE))
          .hasMessageEndingWith("it is a folder, not a regular file.");
      assertThatThrownBy(() -> image.read("/l"))
          .hasMessageEndingWith("it is a symbolic link to d/x, not a regular file.");
      assertThatThrownBy(() -> image.read("/x")).hasMessageEndingWith("there is no such file.");
    }
  }

  @Test
  void theRootIsAFolder() throws Exception {
    try (var image = open(TestImage.make().layer(tar -> tar.directory("./")))) {
      assertThat(image.find("/").orElseThrow().type()).isEqualTo(FileEntry.Type.DIRECTORY);
    }
  }

  @Test
  void bookkeepingOfAufsIsNoFile() throws Exception {
    try (var image =
        open(
            TestImage.make()
                .layer(
                    tar ->
                        tar.file(".wh..wh.aufs", new byte[0])
                            .directory(".wh..wh.plnk")
                            .file(".wh..wh.plnk/1.2", new byte[0])))) {
      assertThat(image.find("/.wh..wh.aufs")).isEmpty();
      assertThat(image.find("/.wh..wh.plnk/1.2")).isEmpty();
    }
  }
}
