package dev.slipway.wire.tar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.container.FileEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Archives that GNU tar 1.34 made of one folder, in each of its formats.
final class ForeignArchivesTest {
  private static final String FOLDER = "/" + "n".repeat(60) + "/" + "m".repeat(90);
  private static final Instant TIME = Instant.parse("2023-11-14T22:13:20Z");

  @ParameterizedTest
  @ValueSource(strings = {"gnu", "pax00", "pax01", "pax10"})
  void everyFormatGivesTheSameEntries(String format) throws IOException {
    var entries = entries(archive(format));

    assertThat(entries.keySet())
        .containsExactly(
            "/fifo",
            "/grüße.txt",
            "/hard",
            "/holes",
            FOLDER.substring(0, 61),
            FOLDER,
            FOLDER + "/long.txt",
            "/soft",
            "/sparse",
            "/sticky");
    var greeting = entry(entries, "/grüße.txt").entry().file();
    assertThat(greeting.type()).isEqualTo(FileEntry.Type.FILE);
    assertThat(greeting.mode()).isEqualTo(04751);
    assertThat(greeting.uid()).isEqualTo(3_000_000);
    assertThat(greeting.gid()).isEqualTo(7);
    assertThat(greeting.modified()).isEqualTo(format.equals("gnu") ? TIME : TIME.plusMillis(125));
    assertThat(entry(entries, "/grüße.txt").text()).isEqualTo("hi\n");
    assertThat(entry(entries, "/sticky").entry().file().type()).isEqualTo(FileEntry.Type.DIRECTORY);
    assertThat(entry(entries, "/sticky").entry().file().mode()).isEqualTo(01777);
    assertThat(entry(entries, "/fifo").entry().file().type()).isEqualTo(FileEntry.Type.FIFO);
    assertThat(entry(entries, "/soft").entry().file().linkTarget())
        .contains(FOLDER.substring(1) + "/long.txt");
    assertThat(entry(entries, "/hard").text()).isEqualTo("long\n");
    assertThat(entry(entries, FOLDER + "/long.txt").entry().hardLink()).contains("/hard");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gnu", "pax00", "pax01", "pax10"})
  void sparseFilesAreGivenWhole(String format) throws IOException {
    var expected = new byte[40 * 65_536 + 7];
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j < 5; j++) {
        expected[i * 65_536 + j] = (byte) ('A' + i % 26);
      }
    }

    var entries = entries(archive(format));

    assertThat(entry(entries, "/sparse").content()).isEqualTo(expected);
    assertThat(entry(entries, "/sparse").entry().file().size().bytes()).isEqualTo(expected.length);
    assertThat(entry(entries, "/sparse").entry().file().mode()).isEqualTo(0644);
    assertThat(entry(entries, "/holes").content()).isEqualTo(new byte[1 << 20]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gnu", "pax00", "pax01", "pax10"})
  void aStreamThatGivesOneByteAtATimeChangesNothing(String format) throws IOException {
    var dripping =
        new FilterInputStream(new ByteArrayInputStream(archive(format))) {
          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            return super.read(buffer, offset, Math.min(length, 1));
          }

          @Override
          public long skip(long count) throws IOException {
            return super.skip(Math.min(count, 3));
          }
        };

    var contents = new LinkedHashMap<String, Read>();
    try (var reader = TarReader.of(dripping)) {
      read(reader, contents);
    }

    assertThat(contents).isEqualTo(entries(archive(format)));
  }

  @Test
  void theOldestFormatIsRead() throws IOException {
    var entries = entries(archive("v7"));

    assertThat(entry(entries, "/d").entry().file().type()).isEqualTo(FileEntry.Type.DIRECTORY);
    assertThat(entry(entries, "/d/f").text()).isEqualTo("x\n");
  }

  @Test
  void contentThatNobodyReadIsSkipped() throws IOException {
    int count = 0;
    try (var reader = TarReader.of(new ByteArrayInputStream(archive("pax10")))) {
      for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
        count++;
      }
    }

    assertThat(count).isEqualTo(10);
  }

  private record Read(TarEntry entry, String hex) {
    byte[] content() {
      return HexFormat.of().parseHex(hex);
    }

    String text() {
      return new String(content(), StandardCharsets.UTF_8);
    }
  }

  private static Read entry(Map<String, Read> entries, String path) {
    return Optional.ofNullable(entries.get(path)).orElseThrow();
  }

  private static byte[] archive(String format) throws IOException {
    try (var in = ForeignArchivesTest.class.getResourceAsStream(format + ".tar.gz")) {
      return new GZIPInputStream(Optional.ofNullable(in).orElseThrow()).readAllBytes();
    }
  }

  private static Map<String, Read> entries(byte[] archive) throws IOException {
    var found = new LinkedHashMap<String, Read>();
    try (var reader = TarReader.of(new ByteArrayInputStream(archive))) {
      read(reader, found);
    }
    return found;
  }

  private static void read(TarReader reader, Map<String, Read> found) throws IOException {
    for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
      var out = new ByteArrayOutputStream();
      try (InputStream content = reader.content()) {
        content.transferTo(out);
      }
      found.put(
          entry.get().file().path(),
          new Read(entry.get(), HexFormat.of().formatHex(out.toByteArray())));
    }
  }
}
