package dev.slipway.validate.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ColumnsTest {
  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "plain text, 10",
    "İstanbul, 8",
    "приложение, 10",
    "日本語, 6",
    "포트, 4",
    "ｆｕｌｌ, 8",
    "ﾊﾝｶｸ, 4",
    "𠀀, 2", // a supplementary ideograph
    "𝒜, 1", // supplementary and narrow
    "👩, 2",
    "⏳, 2",
    "✓, 1", // no emoji
    "…, 1"
  })
  void charactersAreAsWideAsTerminalsDrawThem(String text, int columns) {
    assertThat(Columns.of(text)).isEqualTo(columns);
  }

  @Test
  void combiningMarksTakeNothing() {
    assertThat(Columns.of("u\u0308")).isEqualTo(1);
    assertThat(Columns.of("\u05e9\u05b8")).isEqualTo(1);
    assertThat(Columns.of("\u0e19\u0e17\u0e36\u0e01")).isEqualTo(3);
    assertThat(Columns.of("a\u200b\u200e\ufeffb")).isEqualTo(2);
  }

  @Test
  void hangulLettersJoinToOneSyllable() {
    assertThat(Columns.of("\u1112\u1161\u11ab")).isEqualTo(2);
  }

  @Test
  void aSoftHyphenIsDrawn() {
    assertThat(Columns.of("a\u00adb")).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "❤, 1",
    "❤\uFE0F, 2", // the selector asks for the emoji
    "1\uFE0F\u20E3, 2", // a keycap
    "👩\uFE0F, 2",
    "x\uFE0F, 1", // nothing to select
    "👩🏽, 2", // skin tones change an emoji
    "🏽, 2", // and stand alone without one
    "👩\u200D💻, 2", // joined to one glyph
    "👨\u200D👩\u200D👧\u200D👦, 2",
    "🏃🏽\u200D♀\uFE0F, 2",
    "❤\uFE0F\u200D🔥, 2",
    "👩🏽\u200D❤\uFE0F\u200D👩🏿, 2",
    "🇳🇵, 2", // two letters are a flag
    "🇳🇵🇹🇷, 4",
    "🇳🇵🇹, 4",
    "🇳x🇵, 5"
  })
  void emojiSequencesAreOneGlyph(String text, int columns) {
    assertThat(Columns.of(text)).isEqualTo(columns);
  }

  @Test
  void paddingCountsColumnsAndNeverCuts() {
    assertThat(Columns.pad("👩 a", 6)).isEqualTo("👩 a  ");
    assertThat(Columns.pad("日本語", 4)).isEqualTo("日本語");
  }
}
