package dev.slipway.wire.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.FileEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

final class TarWriterTest {
  private static final byte[] HI = "hi\n".getBytes(StandardCharsets.UTF_8);

  private static byte[] sample() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var writer = TarWriter.to(out)) {
      writer
          .directory("etc")
          .file("etc/motd", HI)
          .file("etc/" + "x".repeat(300), 0600, HI)
          .file("etc/İstanbul", HI)
          .symlink("etc/link", "../" + "y".repeat(200))
          .hardLink("etc/hard", "etc/motd");
    }
    return out.toByteArray();
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    try (var reader = TarReader.of(new ByteArrayInputStream(sample()))) {
      var folder = reader.next().orElseThrow();
      assertThat(folder.name()).isEqualTo("etc/");
      assertThat(folder.file())
          .isEqualTo(
              new FileEntry(
                  "/etc",
                  FileEntry.Type.DIRECTORY,
                  0755,
                  0,
                  0,
                  ByteCount.of(0),
                  Optional.empty(),
                  Instant.EPOCH));
      var file = reader.next().orElseThrow();
      assertThat(file.file().path()).isEqualTo("/etc/motd");
      assertThat(file.file().size()).isEqualTo(ByteCount.of(3));
      assertThat(reader.content().readAllBytes()).isEqualTo(HI);
      var longName = reader.next().orElseThrow();
      assertThat(longName.file().path()).isEqualTo("/etc/" + "x".repeat(300));
      assertThat(longName.file().mode()).isEqualTo(0600);
      assertThat(reader.next().orElseThrow().file().path()).isEqualTo("/etc/İstanbul");
      assertThat(reader.next().orElseThrow().file().linkTarget()).contains("../" + "y".repeat(200));
      assertThat(reader.next().orElseThrow().hardLink()).contains("/etc/motd");
      assertThat(reader.next()).isEmpty();
      assertThat(reader.next()).isEmpty();
    }
  }

  @Test
  void anotherReaderAgrees() throws IOException {
    List<String> found = new ArrayList<>();
    try (var other =
        new TarArchiveInputStream(
            new ByteArrayInputStream(sample()), StandardCharsets.UTF_8.name())) {
      for (var entry = other.getNextEntry(); entry != null; entry = other.getNextEntry()) {
        assertThat(entry.isCheckSumOK()).isTrue();
        found.add(
            "%s %s %o %s"
                .formatted(
                    entry.getName(),
                    entry.getLinkName(),
                    entry.getMode(),
                    new String(other.readAllBytes(), StandardCharsets.UTF_8).strip()));
      }
    }

    assertThat(found)
        .containsExactly(
            "etc/  755 ",
            "etc/motd  644 hi",
            "etc/" + "x".repeat(300) + "  600 hi",
            "etc/İstanbul  644 hi",
            "etc/link ../" + "y".repeat(200) + " 777 ",
            "etc/hard etc/motd 644 ");
  }

  @Test
  void theSameCallsGiveTheSameBytes() throws IOException {
    assertThat(sample()).isEqualTo(sample());
  }

  @Test
  void largeOwnersAndFractionsOfSecondsAndEarlyTimesSurvive() throws IOException {
    var entry =
        new FileEntry(
            "/f",
            FileEntry.Type.FILE,
            07777,
            (int) 4_294_967_294L,
            5_000_000,
            ByteCount.of(0),
            Optional.empty(),
            Instant.parse("1965-03-01T00:00:00.25Z"));
    var out = new ByteArrayOutputStream();
    try (var writer = TarWriter.to(out)) {
      writer.add(new TarEntry("f", entry, Optional.empty()), InputStream.nullInputStream());
    }

    try (var reader = TarReader.of(new ByteArrayInputStream(out.toByteArray()))) {
      assertThat(reader.next().orElseThrow().file()).isEqualTo(entry);
    }
  }

  @Test
  void contentShorterThanItsSizeIsAnError() {
    var entry =
        new FileEntry(
            "/f",
            FileEntry.Type.FILE,
            0644,
            0,
            0,
            ByteCount.of(10),
            Optional.empty(),
            Instant.EPOCH);

    assertThatThrownBy(
            () -> {
              try (var writer = TarWriter.to(OutputStream.nullOutputStream())) {
                writer.add(
                    new TarEntry("f", entry, Optional.empty()), new ByteArrayInputStream(HI));
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessage("`f` ended 7 bytes before its size.");
  }

  @Test
  void filesAboveEightGibibytesAreWrittenAndSkipped() throws IOException {
    long size = 9L << 30;
    var entry =
        new FileEntry(
            "/big",
            FileEntry.Type.FILE,
            0644,
            0,
            0,
            ByteCount.of(size),
            Optional.empty(),
            Instant.EPOCH);
    var head = new ByteArrayOutputStream();
    // Only the headers are kept: the content would not fit into the test's memory.
    var capped =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            write(new byte[] {(byte) b});
          }

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            if (head.size() >= 3 * TarHeader.BLOCK) {
              throw new IOException("enough");
            }
            head.write(bytes, offset, length);
          }
        };
    assertThatThrownBy(
            () -> TarWriter.to(capped).add(new TarEntry("big", entry, Optional.empty()), zeros()))
        .hasMessage("enough");

    try (var reader = TarReader.of(new ByteArrayInputStream(head.toByteArray()))) {
      assertThat(reader.next().orElseThrow().file().size()).isEqualTo(ByteCount.of(size));
    }
  }

  private static InputStream zeros() {
    return new InputStream() {
      @Override
      public int read() {
        return 0;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) {
        return length;
      }
    };
  }
}
