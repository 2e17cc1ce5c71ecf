package dev.slipway.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.container.FileEntry;
import dev.slipway.core.container.ImageContents;
import dev.slipway.core.container.ImageLayer;
import dev.slipway.core.container.PullPolicy;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.task.TaskGroup;
import dev.slipway.testkit.Subject.KnownFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/// Looking into an image without starting anything.
interface ContentsContract extends EngineFixture {
  @Test
  default void aFileSaysWhatItIs() throws InterruptedException {
    try (var contents = open()) {
      var file = find(contents, files().file());
      assertThat(file.path()).isEqualTo(files().file());
      assertThat(file.type()).isEqualTo(FileEntry.Type.FILE);
      assertThat(file.mode()).isEqualTo(files().mode());
      assertThat(file.uid()).isZero();
      assertThat(file.gid()).isZero();
      assertThat(file.size().bytes()).isEqualTo(files().content().getBytes(UTF_8).length);
      assertThat(file.linkTarget()).isEmpty();
    }
  }

  @Test
  default void aDirectoryIsADirectory() throws InterruptedException {
    try (var contents = open()) {
      assertThat(find(contents, files().directory()).type()).isEqualTo(FileEntry.Type.DIRECTORY);
      assertThat(find(contents, "/").type()).isEqualTo(FileEntry.Type.DIRECTORY);
    }
  }

  @Test
  default void aLinkAtTheEndOfAPathIsNotFollowed() throws InterruptedException {
    try (var contents = open()) {
      var link = find(contents, files().link());
      assertThat(link.type()).isEqualTo(FileEntry.Type.SYMLINK);
      assertThat(link.linkTarget()).hasValue(files().linkTarget());
    }
  }

  @Test
  default void aLinkWithinAPathIsFollowed() throws InterruptedException {
    try (var contents = open()) {
      var file = find(contents, files().throughLink());
      assertThat(file.type()).isEqualTo(FileEntry.Type.FILE);
      assertThat(file.size()).isEqualTo(find(contents, files().file()).size());
      assertThat(text(contents, files().throughLink())).isEqualTo(files().content());
    }
  }

  @Test
  default void whatIsNotThereIsNotFound() throws InterruptedException {
    try (var contents = open()) {
      assertThat(contents.find("/no/such/file")).isEmpty();
      assertThat(contents.find(files().file() + "/below")).isEmpty();
      assertThat(contents.find(files().directory() + "/no-such-file")).isEmpty();
    }
  }

  @Test
  default void aFileIsReadAsItIs() throws InterruptedException {
    try (var contents = open()) {
      assertThat(text(contents, files().file())).isEqualTo(files().content());
      assertThat(text(contents, files().file())).as("again").isEqualTo(files().content());
    }
  }

  @Test
  default void onlyRegularFilesAreRead() throws InterruptedException {
    try (var contents = open()) {
      for (var path : new String[] {files().directory(), files().link(), "/no/such/file"}) {
        fails(FailureCode.UNREADABLE, () -> text(contents, path), path);
      }
    }
  }

  @Test
  default void severalThreadsLookAtOnce() throws InterruptedException {
    try (var contents = open();
        var group = new TaskGroup<String>(Thread.ofPlatform().daemon().factory())) {
      for (int i = 0; i < 4; i++) {
        var _ = group.fork(() -> text(contents, files().file()));
      }
      assertThat(group.join()).containsOnly(files().content());
    }
  }

  @Test
  default void layersMakeUpTheImage() throws InterruptedException {
    try (var contents = open()) {
      assertThat(contents.layers()).isNotEmpty();
      assertThat(contents.layers().stream().map(ImageLayer::size).mapToLong(s -> s.bytes()).sum())
          .isPositive();
      assertThat(contents.image().id())
          .isEqualTo(resolve(subject().image(), PullPolicy.NEVER).id());
    }
  }

  @Test
  default void lookingLeavesNothing() throws InterruptedException {
    var contents = open();
    assertThat(contents.find(files().file())).isPresent();
    contents.close();
    contents.close();
    assertThat(engine().list(labels())).isEmpty();
  }

  @Test
  default void closingTheEngineEndsLookingToo() throws InterruptedException {
    var engine = another();
    var image = resolve(subject().image(), PullPolicy.NEVER);
    try (var contents = engine.contents(image, labels())) {
      assertThat(contents.find(files().file())).isPresent();
      engine.close();
      assertThat(engine().list(labels())).isEmpty();
    }
  }

  private KnownFiles files() {
    return subject().files();
  }

  private ImageContents open() throws InterruptedException {
    return engine().contents(resolve(subject().image(), PullPolicy.NEVER), labels());
  }

  private static FileEntry find(ImageContents contents, String path) throws InterruptedException {
    return contents.find(path).orElseThrow(() -> new AssertionError(path + " is not found."));
  }

  private static String text(ImageContents contents, String path) throws InterruptedException {
    try (var bytes = contents.read(path)) {
      return new String(bytes.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
