package dev.slipway.archive.zstd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.v3.zstd.ZstdOutputStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the `zstd` tool and another library packed, and what neither would.
final class ZstdInputStreamTest {
  private static byte[] packed(String name) throws IOException {
    try (var in = ZstdInputStreamTest.class.getResourceAsStream(name + ".zst")) {
      return Optional.ofNullable(in).orElseThrow().readAllBytes();
    }
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    try (var in = new ZstdInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    }
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  /// `far` repeats its beginning more than 8 MiB later, which many readers do not allow.
  @ParameterizedTest
  @CsvSource({
    "far, 70c3b8b2a5c351c601eabb7e62070769c6bb081affc7911e33dde999853f58ae",
    "mixed-1, 83118d62e5338d7304e68e65a8e7fb74e6a26c81bf22e0dfc2e4cb564e2767ca",
    "mixed-19, 83118d62e5338d7304e68e65a8e7fb74e6a26c81bf22e0dfc2e4cb564e2767ca"
  })
  void whatTheToolPackedIsUnpacked(String name, String sha256) throws Exception {
    assertThat(sha256(unpacked(packed(name)))).isEqualTo(sha256);
  }

  @Test
  void framesFollowEachOtherAndSkippableOnesAreSkipped() throws IOException {
    assertThat(new String(unpacked(packed("frames")), StandardCharsets.US_ASCII))
        .isEqualTo("first second");
  }

  @Test
  void bytesOneByOneAreTheSame() throws IOException {
    var whole = unpacked(packed("mixed-19"));
    try (var in =
        new BufferedInputStream(
            new ZstdInputStream(new ByteArrayInputStream(packed("mixed-19"))), 7)) {
      for (int i = 0; i < whole.length; i++) {
        assertThat((byte) in.read()).isEqualTo(whole[i]);
      }
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void whatAnotherLibraryPackedIsUnpacked() throws IOException {
    var random = new Random(6);
    for (int round = 0; round < 60; round++) {
      var content = content(random, random.nextInt(400_000));
      var out = new ByteArrayOutputStream();
      try (var packing = new ZstdOutputStream(out)) {
        packing.write(content);
      }

      assertThat(unpacked(out.toByteArray())).isEqualTo(content);
    }
  }

  /// Runs, repeats and noise.
  private static byte[] content(Random random, int size) {
    var bytes = new byte[size];
    int at = 0;
    while (at < size) {
      int length = Math.min(size - at, 1 + random.nextInt(1 << random.nextInt(1, 14)));
      switch (random.nextInt(3)) {
        case 0 -> Arrays.fill(bytes, at, at + length, (byte) random.nextInt(256));
        case 1 -> {
          int alphabet = 1 + random.nextInt(200);
          for (int i = at; i < at + length; i++) {
            bytes[i] = (byte) random.nextInt(alphabet);
          }
        }
        default -> {
          int distance = 1 + random.nextInt(Math.max(1, at));
          for (int i = at; i < at + length && distance <= i; i++) {
            bytes[i] = bytes[i - distance];
          }
        }
      }
      at += length;
    }
    return bytes;
  }

  @Test
  void aBreakAnywhereIsNoticed() throws IOException {
    var whole = packed("mixed-1");
    for (int length = 1; length < whole.length; length += 997) {
      var cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> unpacked(cut)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void aWrongChecksumIsNoticed() throws IOException {
    var frames = packed("frames");
    frames[frames.length - 1] ^= 1;

    assertThatThrownBy(() -> unpacked(frames)).hasMessage("a frame's checksum is wrong");
  }

  @Test
  void whatIsNoFrameIsRefused() {
    refused("00000000", "there is something else after its frames");
    // A reserved bit, a window of 256 MiB, a dictionary.
    refused("28b52ffd 08 00", "a frame has a reserved bit");
    refused("28b52ffd 00 90", "it was packed with a window of more than 128 MiB");
    refused("28b52ffd 01 00 07", "it needs a dictionary, which images have none of");
    // A reserved kind of block, and one without anything.
    refused("28b52ffd 00 00 070000", "a block is of no known kind or too long");
    refused("28b52ffd 00 00 050000", "a block is shorter than it says");
    // One byte where none were announced.
    refused("28b52ffd 20 00 090000 61", "a frame unpacks to 1 bytes instead of 0");
  }

  private static void refused(String hex, String message) {
    assertThatThrownBy(() -> unpacked(HexFormat.of().parseHex(hex.replace(" ", ""))))
        .isInstanceOf(MalformedZstdException.class)
        .hasMessage(message);
  }

  @Test
  void anyDamageGivesAnIoExceptionOrBytes() throws IOException {
    var random = new Random(12);
    var seeds = new byte[][] {packed("mixed-19"), packed("frames"), packed("far")};
    for (int round = 0; round < 3_000; round++) {
      var damaged = Arrays.copyOf(seeds[round % 3], Math.min(seeds[round % 3].length, 30_000));
      for (int i = random.nextInt(6); i >= 0; i--) {
        damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt(256);
      }
      try (InputStream in = new ZstdInputStream(new ByteArrayInputStream(damaged))) {
        in.skipNBytes(1 << 20);
      } catch (IOException expected) {
        assertThat(expected.getMessage()).isNotEqualTo("");
      }
    }
  }
}
