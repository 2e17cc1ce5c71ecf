package dev.slipway.validate.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FormatTest {
  @Test
  void wordsAreThoseOfTheCommandLine() {
    assertThat(Format.words())
        .containsExactly("text", "json", "junit", "tap", "sarif", "github")
        .allSatisfy(word -> assertThat(Format.parse(word)).isPresent());
  }

  @Test
  void caseDoesNotMatterAndOtherWordsAreNone() {
    assertThat(Format.parse("GitHub")).contains(Format.GITHUB);
    assertThat(Format.parse("JUNIT")).contains(Format.JUNIT);
    assertThat(Format.parse("html")).isEmpty();
    assertThat(Format.parse("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "out/report.json, JSON",
    "TEST-slipway.XML, JUNIT",
    "report.tap, TAP",
    "report.sarif, SARIF",
    "report.sarif.json, SARIF",
    "REPORT.SARIF.JSON, SARIF",
    "report.junit.xml, JUNIT",
    "report.txt, TEXT"
  })
  void theEndingChooses(String path, Format format) {
    assertThat(Format.byEnding(path)).contains(format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"report", "report.html", "json", "", "report.json/"})
  void anotherEndingChoosesNothing(String path) {
    assertThat(Format.byEnding(path)).isEmpty();
  }
}
