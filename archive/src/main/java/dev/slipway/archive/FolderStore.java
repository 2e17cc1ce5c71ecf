package dev.slipway.archive;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// An image layout as a folder. Names come from digests and constants alone, so none leads out.
record FolderStore(Path folder) implements Store {
  private record File(Path path, long size) implements Stored {
    @Override
    public InputStream open() throws IOException {
      // Not a channel: interruption would close it under its reader.
      return new FileInputStream(path.toFile());
    }
  }

  @Override
  public Optional<Stored> find(String name) {
    var path = folder.resolve(name);
    try {
      return Files.isRegularFile(path)
          ? Optional.of(new File(path, Files.size(path)))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    // Nothing is held open between reads.
  }
}
