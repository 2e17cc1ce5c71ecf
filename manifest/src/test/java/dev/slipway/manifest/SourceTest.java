package dev.slipway.manifest;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SourceTest {
  @Test
  void aByteOrderMarkIsNoPartOfTheText() {
    assertThat(Source.parse("a", "\uFEFFx: ü".getBytes(UTF_8)))
        .isEqualTo(Parsed.of(new Source("a", "x: ü")));
    assertThat(Source.parse("a", "\uFEFFx: ü".getBytes(UTF_16BE)))
        .isEqualTo(Parsed.of(new Source("a", "x: ü")));
  }

  @Test
  void moreThanTenMegabytesAreRefusedUnread() {
    assertThat(Source.parse("big.yaml", new byte[Source.MAXIMUM_BYTES + 1]).problems())
        .singleElement()
        .hasToString(
            "big.yaml:1:1: error: The file is larger than 10 MB, the most that a manifest may"
                + " have.");
  }

  @Test
  void halfAUtf16CharacterIsRefused() {
    assertThat(Source.parse("a", new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0, 'b'}))
        .isInstanceOf(Parsed.Rejected.class);
  }

  @Test
  void linesEndAsYamlSays() {
    assertThat(lines("x\ny\r\nz\rw\n")).containsExactly("x", "y", "z", "w", "");
    assertThat(lines("\n\n\r\r\n")).containsExactly("", "", "", "", "");
    assertThat(lines("")).containsExactly("");
    assertThat(lines("x\n".repeat(1_000))).hasSize(1_001).startsWith("x").endsWith("x", "");
    assertThat(new Source("a", "x").lines().line(2)).isEmpty();
  }

  private static List<String> lines(String text) {
    var lines = new Source("a", text).lines();
    return IntStream.rangeClosed(1, lines.count()).mapToObj(lines::line).toList();
  }
}
