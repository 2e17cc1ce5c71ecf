package dev.slipway.archive;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.FileEntry;
import dev.slipway.core.container.Image;
import dev.slipway.core.container.ImageContents;
import dev.slipway.core.container.ImageLayer;
import dev.slipway.core.container.Platform;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import dev.slipway.core.task.TaskGroup;
import dev.slipway.wire.tar.MalformedTarException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// An image in files. Opening reads every layer once, verifies its digest and remembers where each
/// file is; contents stay in the archive until somebody reads them.
///
/// A docker-archive or oci-archive that is compressed as a whole is unpacked into a temporary file
/// that has no name, since nothing in it can be found otherwise.
public final class ArchivedImage implements ImageContents {
  private static final int MAXIMUM_THREADS = 4;

  private final ArchiveReference reference;
  private final Store store;
  private final Image image;
  private final List<LayerBlob> blobs;
  private final List<ImageLayer> layers;
  private final FileTree files;

  private ArchivedImage(
      ArchiveReference reference,
      Store store,
      Image image,
      List<LayerBlob> blobs,
      List<ImageLayer> layers,
      FileTree files) {
    this.reference = reference;
    this.store = store;
    this.image = image;
    this.blobs = blobs;
    this.layers = layers;
    this.files = files;
  }

  /// The one image that the reference names, for the platform where there are several; without a
  /// platform, the only one or the one for this machine.
  ///
  /// Fails with `UNREADABLE` where the files are missing, damaged or no image, with
  /// `IMAGE_NOT_FOUND` where they hold no such image, with `BAD_USAGE` where they hold several.
  public static ArchivedImage open(ArchiveReference reference, Optional<Platform> platform)
      throws InterruptedException {
    var store = OpenStore.of(reference);
    boolean opened = false;
    try {
      var documents = new Documents(store);
      var found =
          switch (reference.form()) {
            case DOCKER_ARCHIVE -> new DockerArchive(reference, documents).find(platform);
            case OCI, OCI_ARCHIVE -> new OciLayout(reference, documents).find(platform);
          };
      var files = new FileTree();
      var layers = scan(reference, found, files);
      var image =
          new ArchivedImage(reference, store, found.image(layers), found.layers(), layers, files);
      opened = true;
      return image;
    } catch (IOException e) {
      throw reference.unreadable(DamagedException.clause(e), e);
    } finally {
      if (!opened) {
        store.close();
      }
    }
  }

  private static List<ImageLayer> scan(
      ArchiveReference reference, StoredImage found, FileTree files) throws InterruptedException {
    var left = new AtomicInteger(LayerScan.MAXIMUM_FILES);
    var free = new Semaphore(Math.min(MAXIMUM_THREADS, Runtime.getRuntime().availableProcessors()));
    List<LayerScan> scans;
    try (var group =
        new TaskGroup<LayerScan>(Thread.ofPlatform().daemon().name("layer-", 1).factory())) {
      for (int i = 0; i < found.layers().size(); i++) {
        int number = i;
        var _ =
            group.fork(
                () -> {
                  free.acquire();
                  try {
                    return scan(reference, found.layers().get(number), number, left);
                  } finally {
                    free.release();
                  }
                });
      }
      scans = group.join();
    }
    var steps = found.steps();
    var layers = new ArrayList<ImageLayer>();
    for (int i = 0; i < scans.size(); i++) {
      var scan = scans.get(i);
      try {
        files.apply(i, scan.changes());
      } catch (DamagedException e) {
        throw damaged(reference, found.layers().get(i), e);
      }
      layers.add(new ImageLayer(ByteCount.of(scan.size()), steps.get(i)));
    }
    return List.copyOf(layers);
  }

  private static LayerScan scan(
      ArchiveReference reference, LayerBlob blob, int number, AtomicInteger left)
      throws InterruptedException {
    try {
      return blob.verified(tar -> LayerScan.of(number, tar, left));
    } catch (IOException | MalformedTarException e) {
      throw damaged(reference, blob, e);
    }
  }

  private static FailureException damaged(ArchiveReference reference, LayerBlob blob, Exception e) {
    return reference.unreadable(blob.name() + ": " + DamagedException.clause(e), e);
  }

  @Override
  public Image image() {
    return image;
  }

  @Override
  public List<ImageLayer> layers() {
    return layers;
  }

  @Override
  public Optional<FileEntry> find(String path) {
    return Optional.ofNullable(files.find(path)).map(node -> node.entry(path));
  }

  @Override
  public InputStream read(String path) {
    var node = files.find(path);
    if (node == null) {
      throw refused(path, "there is no such file");
    }
    if (node.type() != FileEntry.Type.FILE) {
      throw refused(path, "it is " + word(node) + ", not a regular file");
    }
    var blob = blobs.get(node.contentLayer);
    try {
      return LayerFile.open(blob, node.start, e -> damaged(reference, blob, e));
    } catch (IOException | MalformedTarException e) {
      throw damaged(reference, blob, e);
    }
  }

  private FailureException refused(String path, String why) {
    return new FailureException(
        FailureCode.UNREADABLE, "Cannot read " + path + " of " + reference + ": " + why + ".");
  }

  private static String word(Node node) {
    return switch (node.type()) {
      case FILE -> "a file";
      case DIRECTORY -> "a folder";
      case SYMLINK -> "a symbolic link to " + node.link();
      case DEVICE -> "a device";
      case FIFO -> "a pipe";
      case SOCKET -> "a socket";
    };
  }

  @Override
  public void close() {
    store.close();
  }
}
