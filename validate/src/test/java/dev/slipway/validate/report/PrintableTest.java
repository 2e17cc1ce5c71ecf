package dev.slipway.validate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PrintableTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b[31mred\u001b[0m",
        "\u001b[38;2;1;2;3mred",
        "\u001b[?25lred\u001b[2J",
        "\u001b]0;a title\u0007red",
        "\u001b]8;;https://example.com\u001b\\red\u001b]8;;\u001b\\",
        "\u001bPdevice control\u001b\\red",
        "\u001b(Bred\u001b7\u001bc"
      })
  void escapeSequencesAreLeftOut(String text) {
    assertThat(Printable.line(text)).isEqualTo("red");
  }

  @Test
  void whatIsNoWholeSequenceIsShown() {
    assertThat(Printable.line("\u001b")).isEqualTo("␛");
    assertThat(Printable.line("\u001b[31")).isEqualTo("␛[31");
    assertThat(Printable.line("\u001b]0;no end\nnext")).isEqualTo("␛]0;no end next");
    assertThat(Printable.line("\u001b\u001b[1mx")).isEqualTo("␛x");
  }

  @Test
  void controlCharactersAreShownAsPictures() {
    assertThat(Printable.line("a\u0000b\u0007c\u007fd")).isEqualTo("a␀b␇c␡d");
  }

  @Test
  void whatCannotBeShownIsReplaced() {
    assertThat(Printable.line("\u009b31m")).isEqualTo("�31m");
    assertThat(Printable.line("a\ud800b\udc00c\uffffd")).isEqualTo("a�b�c�d");
    assertThat(Printable.line("user\u202enimda\u2066x")).isEqualTo("user�nimda�x");
  }

  @Test
  void oneLineHasSingleSpaces() {
    assertThat(Printable.line("  two\r\nlines \t of\n\n text\n")).isEqualTo("two lines of text");
    assertThat(Printable.line(" \n")).isEmpty();
  }

  @Test
  void linesKeepTheirIndentAndLoseWhatTrails() {
    assertThat(Printable.lines("\n  a  \n\nb\t\n \n\n")).containsExactly("", "  a", "", "b");
    assertThat(Printable.lines("one\r\ntwo\rthree")).containsExactly("one", "two", "three");
    assertThat(Printable.lines("")).isEmpty();
  }

  @Test
  void tabsReachTheNextEighthColumn() {
    assertThat(Printable.lines("a\tb\n日本語\tb")).containsExactly("a       b", "日本語  b");
  }

  @Test
  void noTextLeavesAControlCharacter() {
    var random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      var text = RandomText.of(random);
      assertThat(Printable.line(text).codePoints())
          .allMatch(c -> c >= ' ' && c != 0x7f && !(c >= 0x80 && c < 0xa0))
          .noneMatch(c -> c >= 0xd800 && c < 0xe000);
    }
  }
}
