package dev.slipway.testkit;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.FileEntry;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/// What a path of a [FakeImage] is.
record FakeFile(
    FileEntry.Type type,
    ByteBuffer bytes,
    int mode,
    int uid,
    int gid,
    Optional<String> linkTarget) {
  private static final Instant MODIFIED = Instant.parse("2024-01-01T00:00:00Z");
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  static FakeFile file(byte[] bytes, int mode, int uid, int gid) {
    var copy = ByteBuffer.wrap(bytes.clone());
    return new FakeFile(FileEntry.Type.FILE, copy, mode, uid, gid, Optional.empty());
  }

  static FakeFile directory(int mode, int uid, int gid) {
    return new FakeFile(FileEntry.Type.DIRECTORY, NOTHING, mode, uid, gid, Optional.empty());
  }

  static FakeFile link(String target) {
    return new FakeFile(FileEntry.Type.SYMLINK, NOTHING, 0777, 0, 0, Optional.of(target));
  }

  byte[] content() {
    var copy = new byte[bytes.capacity()];
    bytes.duplicate().get(copy);
    return copy;
  }

  FileEntry entry(String path) {
    return new FileEntry(
        path, type, mode, uid, gid, ByteCount.of(bytes.capacity()), linkTarget, MODIFIED);
  }
}
