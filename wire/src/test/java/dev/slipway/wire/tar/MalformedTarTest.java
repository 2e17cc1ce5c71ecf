package dev.slipway.wire.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MalformedTarTest {
  private static byte[] one() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var writer = TarWriter.to(out)) {
      writer.file("f", new byte[1000]);
    }
    return out.toByteArray();
  }

  private static byte[] header(char type, String name, long size) {
    return TarHeader.write(name, "", type, 0644, 0, 0, size, 0);
  }

  private static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(part);
      out.writeBytes(new byte[(512 - part.length % 512) % 512]);
    }
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void readWhole(InputStream in) throws IOException {
    try (var reader = TarReader.of(in)) {
      for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
        // A sparse file may claim any length.
        reader.content().readNBytes(1 << 20);
      }
    }
  }

  private static void refused(byte[] archive, String message) {
    assertThatThrownBy(() -> readWhole(new ByteArrayInputStream(archive)))
        .isInstanceOf(MalformedTarException.class)
        .hasMessage(message);
  }

  @Test
  void textIsNoArchive() {
    refused(ascii("no archive\n".repeat(100)), "a header's checksum is not octal");
  }

  @Test
  void aChangedByteIsNoticed() throws IOException {
    var archive = one();
    archive[3] = 'x';

    refused(archive, "a header has a wrong checksum");
  }

  @Test
  void anEndWithinAHeaderIsNoticed() throws IOException {
    refused(Arrays.copyOf(one(), 300), "it ends within a header");
  }

  @Test
  void anEndWithinContentIsNoticed() throws IOException {
    refused(Arrays.copyOf(one(), 1000), "it ends 512 bytes before an entry does");
  }

  @Test
  void anEndWithinContentThatIsSkippedIsNoticedInAFileToo(@TempDir Path folder) throws IOException {
    var file = Files.write(folder.resolve("t.tar"), Arrays.copyOf(one(), 1000));

    assertThatThrownBy(
            () -> {
              try (var reader = TarReader.of(new java.io.FileInputStream(file.toFile()))) {
                reader.next();
                reader.next();
              }
            })
        .isInstanceOf(MalformedTarException.class);
  }

  @Test
  void aMissingEndMarkIsAccepted() throws IOException {
    readWhole(new ByteArrayInputStream(Arrays.copyOf(one(), 1536)));
  }

  @Test
  void anEmptyStreamIsAnEmptyArchive() throws IOException {
    readWhole(InputStream.nullInputStream());
  }

  @Test
  void aNameOfGigabytesIsRefusedBeforeItIsRead() {
    refused(header('L', "x", 4L << 30), "a name or pax header is 4294967296 bytes long");
    refused(header('x', "x", 4L << 30), "a name or pax header is 4294967296 bytes long");
  }

  @Test
  void countlessExtensionsNeitherOverflowTheStackNorPileUp() throws IOException {
    var name = joined(header('L', "x", 3), ascii("abc"));
    var pax = joined(header('g', "x", 14), ascii("14 " + "path=abcd\n"));
    var globals = joined(header('g', "x", 12), ascii("12 comment=\n"));
    var all = new ByteArrayOutputStream();
    for (int i = 0; i < 20_000; i++) {
      all.writeBytes(name);
      all.writeBytes(i % 2 == 0 ? globals : pax.clone());
    }

    assertThatThrownBy(() -> readWhole(new ByteArrayInputStream(all.toByteArray())))
        .isInstanceOf(MalformedTarException.class);
  }

  @Test
  void brokenPaxRecordsAreRefused() {
    for (var record :
        new String[] {
          "path=x\n",
          "99 path=x\n",
          "9 path=x\n\n",
          "0 a=b\n",
          "4 a\n",
          "99999999999 a=b\n",
          "5 \n="
        }) {
      assertThatThrownBy(
              () ->
                  readWhole(
                      new ByteArrayInputStream(
                          joined(header('x', "x", record.length()), ascii(record)))))
          .as(record)
          .isInstanceOf(MalformedTarException.class);
    }
  }

  @Test
  void aNulInAPaxNameIsRefused() {
    refused(
        joined(header('x', "x", 11), ascii("11 path=a\0\n"), header('0', "f", 0)),
        "a pax record holds a NUL");
  }

  @Test
  void sparseMapsThatOverlapOrDoNotFitAreRefused() {
    UnaryOperator<String> sparse =
        map -> {
          var record = " GNU.sparse.map=" + map + "\n";
          var size = " GNU.sparse.size=100\n";
          return (record.length() + 2) + record + (size.length() + 2) + size;
        };
    for (var map : new String[] {"0,5,3,5", "0,200", "90,20", "0,3", "0", "a,b", "9,-1"}) {
      var records = sparse.apply(map);
      var archive =
          joined(
              header('x', "x", records.length()),
              ascii(records),
              header('0', "f", 10),
              new byte[10]);
      assertThatThrownBy(() -> readWhole(new ByteArrayInputStream(archive)))
          .as(map)
          .isInstanceOf(MalformedTarException.class);
    }
  }

  @Test
  void aBrokenSourceIsNoMalformedArchive() throws IOException {
    var broken =
        new SequenceInputStream(
            new ByteArrayInputStream(one(), 0, 700),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("cable cut");
              }

              @Override
              public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("cable cut");
              }
            });

    assertThatThrownBy(() -> readWhole(broken)).isInstanceOf(IOException.class);
  }

  @Test
  void anyBytesGiveEntriesOrAMalformedArchive() throws IOException {
    var random = new Random(42);
    var seeds = new byte[][] {one(), joined(header('S', "s", 10), new byte[10], one())};
    for (int round = 0; round < 20_000; round++) {
      var archive = seeds[round % seeds.length].clone();
      for (int i = random.nextInt(8); i >= 0; i--) {
        archive[random.nextInt(Math.min(archive.length, 1100))] = (byte) random.nextInt(256);
      }
      withChecksum(archive);
      try {
        readWhole(new ByteArrayInputStream(archive));
      } catch (MalformedTarException expected) {
        assertThat(expected.getMessage()).isNotBlank();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// So that damage gets past the first check.
  private static void withChecksum(byte[] archive) {
    Arrays.fill(archive, 148, 156, (byte) ' ');
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += Byte.toUnsignedInt(archive[i]);
    }
    var digits =
        ascii("0".repeat(7 - Integer.toOctalString(sum).length()) + Integer.toOctalString(sum));
    System.arraycopy(digits, 0, archive, 148, 7);
  }

  @Test
  void namesNeverLeadAboveTheRoot() {
    assertThat(TarEntry.rooted("../../etc/passwd")).isEqualTo("/etc/passwd");
    assertThat(TarEntry.rooted("a/../../b")).isEqualTo("/b");
    assertThat(TarEntry.rooted("./a//b/")).isEqualTo("/a/b");
    assertThat(TarEntry.rooted("/")).isEqualTo("/");
    assertThat(TarEntry.rooted("")).isEqualTo("/");
    assertThat(TarEntry.rooted(".")).isEqualTo("/");
    assertThat(TarEntry.rooted("..a/...")).isEqualTo("/..a/...");
  }
}
