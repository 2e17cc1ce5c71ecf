package dev.slipway.docker;

import dev.slipway.core.container.FileEntry;

/// The bits of Go's `fs.FileMode`, in which the engine describes files.
final class GoFileMode {
  private static final long DIRECTORY = 1L << 31;
  private static final long SYMLINK = 1L << 27;
  private static final long DEVICE = 1L << 26;
  private static final long FIFO = 1L << 25;
  private static final long SOCKET = 1L << 24;
  private static final long SETUID = 1L << 23;
  private static final long SETGID = 1L << 22;
  private static final long STICKY = 1L << 20;

  private GoFileMode() {}

  static FileEntry.Type type(long mode) {
    if ((mode & DIRECTORY) != 0) {
      return FileEntry.Type.DIRECTORY;
    }
    if ((mode & SYMLINK) != 0) {
      return FileEntry.Type.SYMLINK;
    }
    if ((mode & DEVICE) != 0) {
      return FileEntry.Type.DEVICE;
    }
    if ((mode & FIFO) != 0) {
      return FileEntry.Type.FIFO;
    }
    return (mode & SOCKET) != 0 ? FileEntry.Type.SOCKET : FileEntry.Type.FILE;
  }

  static int permissions(long mode) {
    return (int) (mode & 0777)
        | ((mode & SETUID) != 0 ? 04000 : 0)
        | ((mode & SETGID) != 0 ? 02000 : 0)
        | ((mode & STICKY) != 0 ? 01000 : 0);
  }
}
