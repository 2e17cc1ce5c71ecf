package dev.slipway.validate.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.validate.contract.JsonRule;
import dev.slipway.wire.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JsonBodyTest {
  private static List<String> unmet(String body, String path, String equal) {
    return JsonBody.unmet(
        body, List.of(new JsonRule(path, Optional.of(Json.parse(equal)), Optional.empty())));
  }

  @Test
  void numbersAreComparedByValueAtAnyDepth() {
    assertThat(unmet("{\"sums\": [6, 42.0]}", "$.sums", "[6.0, 42]")).isEmpty();
    assertThat(unmet("{\"a\": {\"b\": 1}}", "$.a", "{\"b\": 1.00}")).isEmpty();
  }

  @Test
  void whatAFunctionOfAPathGivesIsANumber() {
    assertThat(unmet("{\"sums\": [6, 42]}", "$.sums.length()", "2")).isEmpty();
    assertThat(unmet("{\"sums\": [6, 42]}", "$.sums.length()", "3"))
        .containsExactly("$.sums.length() to be 3, got 2");
  }

  @Test
  void aPatternLooksAtTheJsonOfWhatIsNoText() {
    var rule =
        new JsonRule("$.sums", Optional.empty(), Optional.of(Pattern.compile("^\\[6,\\s*42\\]$")));

    assertThat(JsonBody.unmet("{\"sums\": [6, 42]}", List.of(rule))).isEmpty();
  }

  @Test
  void aBodyThatIsNoJsonIsToldWithThePlaceOfTheFault() {
    assertThat(unmet("<title>Not Found</title>", "$.a", "1"))
        .containsExactly(
            "a JSON body, which this is not: at line 1, column 1 a value was expected, not `<`");
  }
}
