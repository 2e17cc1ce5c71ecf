package dev.slipway.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.FileEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineMadeFilesTest {
  private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant MADE = Instant.parse("2026-11-20T10:41:39.768586943Z");

  @Test
  void whatTheEngineMadeAtTheMomentOfItsMarkIsNotTheImages() {
    var made = EngineMadeFiles.of(Optional.of(file("/.dockerenv", 0, MADE)), Optional.of(BUILT));
    assertThat(made.include("/etc/hosts", file("/etc/hosts", 0, MADE.plusMillis(3)))).isTrue();
    assertThat(made.include("/.dockerenv", file("/.dockerenv", 0, MADE))).isTrue();
    assertThat(made.include("/etc/hosts", file("/etc/hosts", 0, BUILT))).isFalse();
    assertThat(made.include("/etc/hosts", file("/etc/hosts", 9, MADE))).isFalse();
    assertThat(made.include("/etc/ship", file("/etc/ship", 0, MADE))).isFalse();
  }

  @Test
  void anImageWithAMarkOfItsOwnHidesNothing() {
    var older = BUILT.minus(Duration.ofDays(1));
    var made = EngineMadeFiles.of(Optional.of(file("/.dockerenv", 0, older)), Optional.of(BUILT));
    assertThat(made.include("/.dockerenv", file("/.dockerenv", 0, older))).isFalse();
  }

  @Test
  void anEngineWithoutMarkMakesNothing() {
    var made = EngineMadeFiles.of(Optional.empty(), Optional.of(BUILT));
    assertThat(made.include("/etc/hosts", file("/etc/hosts", 0, MADE))).isFalse();
  }

  private static FileEntry file(String path, long size, Instant modified) {
    return new FileEntry(
        path, FileEntry.Type.FILE, 0755, 0, 0, ByteCount.of(size), Optional.empty(), modified);
  }
}
