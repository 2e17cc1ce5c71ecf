package dev.slipway.archive;

import dev.slipway.core.container.FileEntry;
import dev.slipway.wire.tar.TarEntry;
import dev.slipway.wire.tar.TarReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// An archive in one tar: where each file starts is found in one pass, which jumps over contents.
final class TarStore implements Store {
  /// An image's archive has a handful of files for each layer.
  private static final int MAXIMUM_ENTRIES = 100_000;

  private static final int MAXIMUM_LINKS = 8;

  private sealed interface Place {}

  private record Slice(RandomAccess file, long offset, long size) implements Place, Stored {
    @Override
    public InputStream open() {
      return file.slice(offset, size);
    }
  }

  /// Docker keeps a layer once and links its other names to it.
  private record Link(String target) implements Place {}

  private final RandomAccess file;
  private final Map<String, Place> places;

  private TarStore(RandomAccess file, Map<String, Place> places) {
    this.file = file;
    this.places = places;
  }

  /// Closing the store closes the file.
  static TarStore of(RandomAccess file) throws IOException {
    var places = new HashMap<String, Place>();
    try (var reader = TarReader.of(new BufferedInputStream(file.slice(0, file.size()), 1 << 13))) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        if (places.size() == MAXIMUM_ENTRIES) {
          throw new DamagedException("it holds more than " + MAXIMUM_ENTRIES + " files");
        }
        var entry = next.get();
        var path = entry.file().path();
        if (entry.hardLink().isPresent()) {
          places.put(path, new Link(entry.hardLink().get()));
        } else if (entry.file().type() == FileEntry.Type.FILE) {
          if (reader.isSparse()) {
            throw new DamagedException(
                "`" + entry.name() + "` is a sparse file; make the archive without those");
          }
          places.put(path, new Slice(file, reader.position(), entry.file().size().bytes()));
        } else if (entry.file().linkTarget().isPresent()) {
          var target = entry.file().linkTarget().get();
          var from = target.startsWith("/") ? target : path + "/../" + target;
          places.put(path, new Link(TarEntry.rooted(from)));
        }
      }
    }
    return new TarStore(file, places);
  }

  @Override
  public Optional<Stored> find(String name) {
    var place = places.get(TarEntry.rooted(name));
    for (int i = 0; i < MAXIMUM_LINKS && place instanceof Link(var target); i++) {
      place = places.get(target);
    }
    return place instanceof Slice slice ? Optional.of(slice) : Optional.empty();
  }

  @Override
  public void close() {
    file.close();
  }
}
