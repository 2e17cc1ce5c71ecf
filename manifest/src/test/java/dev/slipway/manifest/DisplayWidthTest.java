package dev.slipway.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DisplayWidthTest {
  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "abc, 3",
    "Größe, 5",
    "é, 1",
    "日本, 4",
    "ｱ, 1",
    "한국, 4",
    "📦, 2",
    "🖥, 1",
    "🖥️, 2",
    "⛓, 1",
    "⛓️, 2",
    "⚡, 2",
    "✓, 1",
    "👩, 2",
    "👩🏽, 2",
    "👩‍🚀, 2",
    "🇩🇪, 2",
    "①, 1",
    "→ …, 3",
    "𝒳, 1"
  })
  void textsTakeTheColumnsThatTerminalsGiveThem(String text, int columns) {
    assertThat(DisplayWidth.of(text)).isEqualTo(columns);
  }
}
