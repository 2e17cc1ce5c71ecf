package dev.slipway.core.container;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// An image looked into without starting anything. Safe for use by several threads.
///
/// Paths are absolute. Symbolic links in the folders of a path are followed inside the image; a
/// link as its last part is not.
public interface ImageContents extends AutoCloseable {
  Image image();

  List<ImageLayer> layers() throws InterruptedException;

  Optional<FileEntry> find(String path) throws InterruptedException;

  /// The bytes of a regular file; the caller closes them. Fails with `UNREADABLE` for anything
  /// else.
  InputStream read(String path) throws InterruptedException;

  /// Removes what looking took.
  @Override
  void close();
}
