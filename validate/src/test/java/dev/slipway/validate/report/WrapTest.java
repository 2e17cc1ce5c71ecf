package dev.slipway.validate.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WrapTest {
  @Test
  void linesBreakBetweenWords() {
    assertThat(Wrap.lines("the quick brown fox", 10)).containsExactly("the quick", "brown fox");
  }

  @Test
  void widthsAreColumns() {
    assertThat(Wrap.lines("日本 日本 日本", 9)).containsExactly("日本 日本", "日本");
  }

  @Test
  void aWordThatIsTooWideStaysWhole() {
    assertThat(Wrap.lines("a incomprehensible b", 5)).containsExactly("a", "incomprehensible", "b");
    assertThat(Wrap.lines("word", -3)).containsExactly("word");
  }
}
