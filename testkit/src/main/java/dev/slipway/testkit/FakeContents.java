package dev.slipway.testkit;

import dev.slipway.core.container.FileEntry;
import dev.slipway.core.container.Image;
import dev.slipway.core.container.ImageContents;
import dev.slipway.core.container.ImageLayer;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// A look into a [FakeImage] through a container that is never started, as with a real engine.
final class FakeContents implements ImageContents {
  private final FakeMachine machine;
  private final FakeContainer container;
  private final FakeImage image;

  FakeContents(FakeMachine machine, FakeContainer container) {
    this.machine = machine;
    this.container = container;
    this.image = container.image();
  }

  @Override
  public Image image() {
    return image.image();
  }

  @Override
  public List<ImageLayer> layers() throws InterruptedException {
    enter("layers");
    return image.layers();
  }

  @Override
  public Optional<FileEntry> find(String path) throws InterruptedException {
    enter(path);
    return image.files().find(path);
  }

  @Override
  public InputStream read(String path) throws InterruptedException {
    enter(path);
    var file = image.files().file(path);
    if (file.isEmpty()) {
      throw unreadable(path, "is not there");
    }
    if (file.get().type() != FileEntry.Type.FILE) {
      throw unreadable(path, "is no regular file");
    }
    return new ByteArrayInputStream(file.get().content());
  }

  @Override
  public void close() {
    machine.close(container);
  }

  private void enter(String path) throws InterruptedException {
    machine.enter(EngineCall.CONTENTS, image.name() + ": " + path);
    if (machine.monitor().read(container::removed)) {
      throw new FailureException(
          FailureCode.CONTAINER_GONE, "The look into " + image.name() + " has ended.");
    }
  }

  private FailureException unreadable(String path, String why) {
    return new FailureException(
        FailureCode.UNREADABLE, path + " of " + image.name() + " cannot be read: it " + why + ".");
  }
}
