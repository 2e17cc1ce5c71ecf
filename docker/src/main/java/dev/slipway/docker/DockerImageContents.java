package dev.slipway.docker;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.Container;
import dev.slipway.core.container.ContainerSpec;
import dev.slipway.core.container.FileEntry;
import dev.slipway.core.container.Image;
import dev.slipway.core.container.ImageContents;
import dev.slipway.core.container.ImageLayer;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Looks into an image through a container that is made when first needed and never started.
///
/// The engine gives a path as an archive whose first header says all about it. Of a folder nothing
/// more is read, however much is in it: the connection is dropped.
final class DockerImageContents implements ImageContents {
  /// Small files are read to their end, which keeps the connection for the next question.
  private static final ByteCount SMALL = ByteCount.of(64 * 1024);

  private final DockerEngine engine;
  private final EngineApi api;
  private final Image image;
  private final Map<String, String> labels;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Container container;
  private @Nullable EngineMadeFiles engineMade;
  private boolean closed;

  DockerImageContents(DockerEngine engine, EngineApi api, Image image, Map<String, String> labels) {
    this.engine = engine;
    this.api = api;
    this.image = image;
    this.labels = new LinkedHashMap<>(labels);
  }

  @Override
  public Image image() {
    return image;
  }

  @Override
  public List<ImageLayer> layers() throws InterruptedException {
    var call =
        EngineCall.get(
            "list the layers of " + image.id(),
            "/images/" + Target.segment(image.id()) + "/history");
    try {
      var layers = new ArrayList<ImageLayer>();
      for (var step : api.json(call).elements()) {
        long size = step.number("Size").orElse(0L);
        // Steps that only changed the configuration made no layer.
        if (size > 0) {
          layers.addFirst(
              new ImageLayer(ByteCount.of(size), step.text("CreatedBy").orElse("").strip()));
        }
      }
      return List.copyOf(layers);
    } catch (EngineRefusal e) {
      throw DockerEngine.failure(call, e);
    }
  }

  @Override
  public Optional<FileEntry> find(String path) throws InterruptedException {
    var found = stat(path);
    return found.isPresent() && isEngineMade(path, found.get()) ? Optional.empty() : found;
  }

  @Override
  public InputStream read(String path) throws InterruptedException {
    var archive = open(path).orElseThrow(() -> unreadable(path, "there is no such file"));
    boolean given = false;
    try {
      var entry = archive.first();
      if (entry.isEmpty()
          || entry.get().type() != FileEntry.Type.FILE
          || archive.isFollowedLink(entry.get())) {
        throw unreadable(path, "it is no regular file");
      }
      if (isEngineMade(path, entry.get())) {
        throw unreadable(path, "there is no such file");
      }
      given = true;
      return archive.content();
    } finally {
      if (!given) {
        archive.close();
      }
    }
  }

  private Optional<FileEntry> stat(String path) throws InterruptedException {
    var opened = open(path);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (var archive = opened.get()) {
      var entry = archive.first();
      if (entry.isPresent() && archive.isFollowedLink(entry.get())) {
        return link(path);
      }
      boolean folder = entry.isPresent() && entry.get().type() == FileEntry.Type.DIRECTORY;
      if (!folder && entry.stream().allMatch(file -> file.size().compareTo(SMALL) <= 0)) {
        archive.finish();
      }
      return entry.or(archive::stated);
    }
  }

  /// Looks for a link among the entries of its folder.
  private Optional<FileEntry> link(String path) throws InterruptedException {
    int slash = path.lastIndexOf('/');
    var opened = open(slash == 0 ? "/" : path.substring(0, slash));
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (var folder = opened.get()) {
      return folder.child(path.substring(slash + 1)).map(entry -> PathArchive.at(path, entry));
    }
  }

  private Optional<PathArchive> open(String path) throws InterruptedException {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("A path in an image is absolute: " + path);
    }
    return PathArchive.open(api, container().id(), path);
  }

  private Container container() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (closed) {
        throw new IllegalStateException("The image's contents are closed.");
      }
      if (container == null) {
        // Without a command of the image's or ours the engine makes none.
        container =
            engine.create(
                ContainerSpec.of(image.id())
                    .labels(labels)
                    .entrypoint(List.of("/never-started"))
                    .build());
      }
      return container;
    } finally {
      lock.unlock();
    }
  }

  private boolean isEngineMade(String path, FileEntry entry) throws InterruptedException {
    return EngineMadeFiles.mayBe(path, entry) && engineMade().include(path, entry);
  }

  private EngineMadeFiles engineMade() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (engineMade == null) {
        engineMade = EngineMadeFiles.of(stat(EngineMadeFiles.MARK), image.created());
      }
      return engineMade;
    } finally {
      lock.unlock();
    }
  }

  private FailureException unreadable(String path, String why) {
    return new FailureException(
        FailureCode.UNREADABLE, path + " of image " + name() + " cannot be read: " + why + ".");
  }

  private String name() {
    return image.tags().isEmpty() ? image.id() : image.tags().getFirst();
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      if (container != null) {
        container.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
