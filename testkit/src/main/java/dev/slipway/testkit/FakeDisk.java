package dev.slipway.testkit;

import dev.slipway.core.container.ContainerSpec;
import dev.slipway.core.container.FileEntry;
import dev.slipway.core.container.Mount;
import java.util.List;
import java.util.Optional;

/// The files of one fake container: the image's, and what was written since. Guarded by the
/// machine's monitor.
final class FakeDisk {
  private final FakeFiles files;
  private final boolean readOnly;
  private final List<String> mounts;

  FakeDisk(FakeFiles image, ContainerSpec spec) {
    files = image.copy();
    readOnly = spec.isolation().readOnly();
    mounts = spec.mounts().stream().map(Mount::target).toList();
    for (var mount : mounts) {
      if (files.file(mount).isEmpty()) {
        files.put(mount, FakeFile.directory(0777, 0, 0));
      }
    }
  }

  Optional<byte[]> read(String path) {
    return files
        .file(path)
        .filter(file -> file.type() == FileEntry.Type.FILE)
        .map(FakeFile::content);
  }

  boolean write(String path, byte[] bytes) {
    boolean mounted = mounts.stream().anyMatch(mount -> path.startsWith(mount + "/"));
    boolean directory =
        files.file(path).filter(file -> file.type() != FileEntry.Type.FILE).isPresent();
    if ((readOnly && !mounted) || directory || files.parent(path).isEmpty()) {
      return false;
    }
    files.put(path, FakeFile.file(bytes, 0644, 0, 0));
    return true;
  }
}
