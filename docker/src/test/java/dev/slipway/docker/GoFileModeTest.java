package dev.slipway.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.container.FileEntry;
import org.junit.jupiter.api.Test;

class GoFileModeTest {
  @Test
  void typesAndPermissionsAreApart() {
    assertMode(2147484141L, FileEntry.Type.DIRECTORY, 0755);
    assertMode(134218239L, FileEntry.Type.SYMLINK, 0777);
    assertMode(33554852L, FileEntry.Type.FIFO, 0644);
    assertMode(8389096L, FileEntry.Type.FILE, 04750);
    assertMode((1L << 26 | 1L << 21) | 0666, FileEntry.Type.DEVICE, 0666);
    assertMode(1L << 24 | 0700, FileEntry.Type.SOCKET, 0700);
    assertMode(1L << 31 | 1L << 20 | 0777, FileEntry.Type.DIRECTORY, 01777);
    assertMode(1L << 22 | 0755, FileEntry.Type.FILE, 02755);
  }

  private static void assertMode(long mode, FileEntry.Type type, int permissions) {
    assertThat(GoFileMode.type(mode)).isEqualTo(type);
    assertThat(GoFileMode.permissions(mode)).isEqualTo(permissions);
  }
}
