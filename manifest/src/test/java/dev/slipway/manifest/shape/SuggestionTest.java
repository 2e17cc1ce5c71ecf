package dev.slipway.manifest.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SuggestionTest {
  private static final List<String> KNOWN =
      List.of(
          "name", "description", "httpGet", "tcpSocket", "timeoutSeconds", "periodSeconds", "id");

  @ParameterizedTest
  @CsvSource({
    "Name, name",
    "nmae, name",
    "nam, name",
    "names, name",
    "NAME, name",
    "http_get, httpGet",
    "HTTP-GET, httpGet",
    "htpGet, httpGet",
    "tcpSoket, tcpSocket",
    "timeoutSecond, timeoutSeconds",
    "timeout, timeoutSeconds",
    "period, periodSeconds",
    "desc, description",
    "ID, id"
  })
  void theWordThatWasMeantIsFound(String written, String meant) {
    assertThat(Suggestion.among(KNOWN, written)).contains(new Suggestion(meant));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "xy", "port", "exec", "checks", "na"})
  void nothingIsSuggestedForAnythingElse(String written) {
    assertThat(Suggestion.among(KNOWN, written)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {61, 1_000_000})
  void longWordsAreNotCompared(int length) {
    assertThat(Suggestion.among(KNOWN, "n".repeat(length))).isEmpty();
  }
}
