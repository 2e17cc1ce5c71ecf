package dev.slipway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.container.FileEntry;
import org.junit.jupiter.api.Test;

final class FakeFilesTest {
  private final FakeFiles files = new FakeFiles();

  @Test
  void foldersOfAFileAreThere() {
    files.put("/a/b/c", FakeFile.file(new byte[3], 0600, 1, 2));
    assertThat(files.find("/a/b")).hasValueSatisfying(f -> assertThat(f.mode()).isEqualTo(0755));
    assertThat(files.find("/a/b/c"))
        .hasValueSatisfying(f -> assertThat(f.size().bytes()).isEqualTo(3));
    assertThat(files.find("/")).hasValueSatisfying(f -> assertThat(f.path()).isEqualTo("/"));
  }

  @Test
  void linksOfFoldersAreFollowedInsideTheImage() {
    files.put("/real/file", FakeFile.file(new byte[0], 0644, 0, 0));
    files.put("/absolute", FakeFile.link("/real"));
    files.put("/deep/relative", FakeFile.link("../../../real"));
    files.put("/chain", FakeFile.link("deep/relative"));
    assertThat(files.find("/absolute/file")).isPresent();
    assertThat(files.find("/deep/relative/file")).isPresent();
    assertThat(files.find("/chain/file")).isPresent();
    assertThat(files.find("/chain"))
        .hasValueSatisfying(f -> assertThat(f.type()).isEqualTo(FileEntry.Type.SYMLINK));
  }

  @Test
  void aLoopLeadsNowhere() {
    files.put("/a", FakeFile.link("b"));
    files.put("/b", FakeFile.link("a"));
    assertThat(files.find("/a/file")).isEmpty();
    assertThat(files.find("/a")).isPresent();
  }
}
