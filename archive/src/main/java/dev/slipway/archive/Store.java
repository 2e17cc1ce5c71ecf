package dev.slipway.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The files of an archive by their names, whether in a folder or in a tar. Safe for use by several
/// threads.
sealed interface Store extends AutoCloseable permits FolderStore, TarStore {
  /// One file, which may be opened any number of times.
  interface Stored {
    long size();

    InputStream open() throws IOException;
  }

  Optional<Stored> find(String name);

  @Override
  void close();
}
