package dev.slipway.archive;

import dev.slipway.archive.FileTree.Change;
import dev.slipway.wire.tar.TarEntry;
import dev.slipway.wire.tar.TarReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// What one layer changes, read from its tar in one pass that keeps no contents.
///
/// @param size of all its files, as engines count it
record LayerScan(List<Change> changes, long size) {
  private static final String WHITEOUT = ".wh.";
  private static final String OPAQUE = ".wh..wh..opq";

  /// Longer paths no engine can unpack.
  private static final int MAXIMUM_PATH = 4096;

  /// @param left how many more files the image may have
  static LayerScan of(int layer, InputStream tar, AtomicInteger left)
      throws IOException, InterruptedException {
    var changes = new ArrayList<Change>();
    long size = 0;
    // Not closed: the rest of the layer is still to be verified.
    @SuppressWarnings("resource")
    var reader = TarReader.of(tar);
    for (var next = reader.next(); next.isPresent(); next = reader.next()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("Reading a layer was interrupted.");
      }
      if (left.decrementAndGet() < 0) {
        throw new DamagedException("the image has more than " + MAXIMUM_FILES + " files");
      }
      var entry = next.get();
      size = Math.addExact(size, entry.file().size().bytes());
      add(changes, layer, reader.start(), entry);
    }
    return new LayerScan(changes, size);
  }

  static final int MAXIMUM_FILES = 4_000_000;

  private static void add(List<Change> changes, int layer, long start, TarEntry entry)
      throws DamagedException {
    var path = entry.file().path();
    if (path.length() > MAXIMUM_PATH) {
      throw new DamagedException("a path in it is " + path.length() + " characters long");
    }
    int slash = path.lastIndexOf('/');
    var name = path.substring(slash + 1);
    if (name.equals(OPAQUE)) {
      changes.add(new Change.Opaque(path.substring(0, slash + 1)));
    } else if (path.contains("/.wh..wh.")) {
      // Bookkeeping of AUFS, no files.
      return;
    } else if (name.startsWith(WHITEOUT)) {
      if (name.equals(WHITEOUT)) {
        throw new DamagedException("`" + path + "` deletes nothing");
      }
      changes.add(
          new Change.Whiteout(path.substring(0, slash + 1) + name.substring(WHITEOUT.length())));
    } else if (entry.hardLink().isPresent()) {
      changes.add(new Change.Link(path, entry.hardLink().get()));
    } else {
      changes.add(new Change.Put(path, new Node(layer, start, entry.file())));
    }
  }
}
