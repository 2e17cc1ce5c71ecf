package dev.slipway.core.container;

import java.time.Instant;
import java.util.Optional;

/// A path in an image's file system.
///
/// @param mode the twelve permission bits (07777)
/// @param linkTarget of a symbolic link, as stored
public record FileEntry(
    String path,
    Type type,
    int mode,
    int uid,
    int gid,
    ByteCount size,
    Optional<String> linkTarget,
    Instant modified) {
  /// What a path is.
  public enum Type {
    FILE,
    DIRECTORY,
    SYMLINK,
    DEVICE,
    FIFO,
    SOCKET
  }
}
