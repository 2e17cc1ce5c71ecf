package dev.slipway.wire.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {
  private static final String ENGINE_ANSWER =
      """
      {"Id":"c1","Size":12,"Big":1e3,"Frac":1.5,"Running":true,"Health":null,
       "NetworkSettings":{"Networks":{"bridge":{"IPAddress":"172.17.0.2"}}},
       "RootFS":{"Layers":["sha256:a","sha256:b",7]},"Labels":{"b":"2","a":"1"}}\
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "false",
        "0",
        "-0",
        "12",
        "1.50",
        "-1.5e+10",
        "1E-7",
        "123456789012345678901234567890",
        "\"\"",
        "\"a\\u0000b\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"İıß\uD83D\uDE00\"",
        "[]",
        "{}",
        "[1,[2,{}]]",
        "{\"b\":1,\"a\":{\"\":null}}"
      })
  void whatWasReadIsWrittenAsItWas(String text) {
    assertThat(Json.parse(text).write()).isEqualTo(text);
    assertThat(Json.parse(text.getBytes(UTF_8)).write()).isEqualTo(text);
    assertThat(Json.parse(Json.parse(text).writePretty())).isEqualTo(Json.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nul",
        "nulll",
        "True",
        "tru",
        "+1",
        "01",
        "-",
        "1.",
        ".5",
        "1e",
        "1e+",
        "0x10",
        "NaN",
        "Infinity",
        "'a'",
        "\"",
        "\"\\",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"a\nb\"",
        "\"\t\"",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "]",
        "{",
        "{a:1}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\":1 \"b\":2}",
        "{,}",
        "}",
        "1 2",
        "[] []",
        "// c\n1",
        "1 /* c */",
        "\u00A01",
        "\u000B1",
        "\uFEFF1",
        "\"\\u0\u066612\""
      })
  void whatTheRfcForbidsIsRefused(String text) {
    assertThatExceptionOfType(JsonException.class).isThrownBy(() -> Json.parse(text));
  }

  @Test
  void faultsSayWhereAndWhatWasExpected() {
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> Json.parse("{\"a\": 1,\n \"b\" 2}"))
        .withMessage("Not JSON at line 2, column 6: a `:` after the name was expected, not `2`.")
        .satisfies(
            e -> {
              assertThat(e.line()).isEqualTo(2);
              assertThat(e.column()).isEqualTo(6);
              assertThat(e.offset()).isEqualTo(14);
            });
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> Json.parse("[1,"))
        .withMessage("Not JSON at line 1, column 4: a value was expected, not the end.");
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> Json.parse("i\u0307"))
        .withMessage("Not JSON at line 1, column 1: a value was expected, not `i`.");
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> Json.parse("\"a\u001Fb\""))
        .withMessageContaining("not U+001F.");
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedAtTheirPlace() {
    var bytes = "[1,\n\"a\u0080\"]".getBytes(UTF_8);
    bytes[6] = (byte) 0xFF;
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> Json.parse(bytes))
        .withMessage("Not JSON at line 2, column 3: the byte is not UTF-8.");
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> Json.parse(new byte[] {'"', (byte) 0xE2, (byte) 0x82}));
  }

  @Test
  void aByteOrderMarkBeforeTheTextIsSkipped() {
    assertThat(Json.parse("\uFEFF[1]".getBytes(UTF_8))).isEqualTo(Json.array(Json.of(1)));
  }

  @Test
  void nestingEndsAtTheLimitAndNotAtTheStack() {
    assertThat(Json.parse("[".repeat(512) + "]".repeat(512)).write()).hasSize(1024);
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> Json.parse("[".repeat(513) + "]".repeat(513)))
        .withMessageContaining("deeper than 512 levels");
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> Json.parse("{\"a\":".repeat(1_000_000)));
  }

  @Test
  void ofRepeatedNamesTheLastWins() {
    assertThat(Json.parse("{\"a\":1,\"b\":2,\"a\":3}").write()).isEqualTo("{\"a\":3,\"b\":2}");
  }

  @Test
  void looksIntoAnAnswerFindWhatIsThere() {
    var answer = Json.parse(ENGINE_ANSWER);
    assertThat(answer.text("Id")).contains("c1");
    assertThat(answer.number("Size")).contains(12L);
    assertThat(answer.number("Big")).contains(1000L);
    assertThat(answer.bool("Running")).contains(true);
    assertThat(answer.at("NetworkSettings", "Networks", "bridge").orElseThrow().text("IPAddress"))
        .contains("172.17.0.2");
    assertThat(answer.text("NetworkSettings", "Networks", "bridge", "IPAddress"))
        .contains("172.17.0.2");
    assertThat(answer.elements("RootFS", "Layers")).hasSize(3);
    assertThat(answer.texts("RootFS", "Layers")).containsExactly("sha256:a", "sha256:b");
    assertThat(answer.members("Labels").keySet()).containsExactly("b", "a");
    assertThat(Json.of("x").text()).contains("x");
  }

  @Test
  void looksIntoAnAnswerAreEmptyForWhatIsMissingNullOrOfAnotherKind() {
    var answer = Json.parse(ENGINE_ANSWER);
    assertThat(answer.find("Health")).isEmpty();
    assertThat(answer.at("Health", "Status")).isEmpty();
    assertThat(answer.text("Size")).isEmpty();
    assertThat(answer.number("Id")).isEmpty();
    assertThat(answer.number("Frac")).isEmpty();
    assertThat(answer.bool("Id")).isEmpty();
    assertThat(answer.elements("Labels")).isEmpty();
    assertThat(answer.members("Id")).isEmpty();
    assertThat(answer.text("Id", "deeper")).isEmpty();
    assertThat(Json.ofNull().at()).isEmpty();
  }

  @Test
  void numbersKeepTheirSpellingAndConvertExactly() {
    assertThat(new JsonNumber("9223372036854775807").longValue()).isEqualTo(Long.MAX_VALUE);
    assertThat(new JsonNumber("-9223372036854775808").longValue()).isEqualTo(Long.MIN_VALUE);
    assertThat(new JsonNumber("1.50").decimal()).isEqualTo(new BigDecimal("1.50"));
    assertThat(new JsonNumber("1e400").doubleValue()).isInfinite();
    assertThat(Json.of(1.5)).isEqualTo(new JsonNumber("1.5"));
    for (var tooMuch : List.of("9223372036854775808", "1.5", "1e999999999", "1e99999999999")) {
      assertThatExceptionOfType(ArithmeticException.class)
          .isThrownBy(() -> new JsonNumber(tooMuch).longValue());
    }
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> new JsonNumber("1e99999999999").decimal());
    for (var none : List.of("", "-", "01", "1.", "1e", "+1", " 1", "1f", "٣")) {
      assertThatIllegalArgumentException().isThrownBy(() -> new JsonNumber(none));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Json.of(Double.NaN));
  }

  @Test
  void prettyTextIsIndentedAndLeavesEmptyBracketsTogether() {
    var json =
        Json.object()
            .put("name", "a\"b")
            .put("n", 1)
            .put("ok", true)
            .put("none", Json.object().build())
            .put("list", Json.array(Json.of(1), Json.ofNull()))
            .putIfPresent("missing", Optional.empty())
            .putIfPresent("words", Optional.of(List.of("x")), Json::texts)
            .build();
    assertThat(json.writePretty())
        .isEqualTo(
            """
            {
              "name": "a\\"b",
              "n": 1,
              "ok": true,
              "none": {},
              "list": [
                1,
                null
              ],
              "words": [
                "x"
              ]
            }\
            """);
    assertThat(json)
        .hasToString(
            "{\"name\":\"a\\\"b\",\"n\":1,\"ok\":true,\"none\":{},\"list\":[1,null],"
                + "\"words\":[\"x\"]}");
  }

  @Test
  void anyValueSurvivesWritingAndReading() {
    var random = new Random(20_261);
    for (int i = 0; i < 2_000; i++) {
      var value = RandomJson.value(random, 5);
      assertThat(Json.parse(value.write())).isEqualTo(value);
      assertThat(Json.parse(value.writePretty())).isEqualTo(value);
      assertThat(Json.parse(value.write().getBytes(UTF_8))).isEqualTo(value);
    }
  }

  @Test
  void anyTextGivesAValueOrAJsonException() {
    var random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      var text = RandomJson.damaged(random);
      var outcomes = new ArrayList<String>();
      try {
        outcomes.add(Json.parse(text).write());
      } catch (JsonException e) {
        outcomes.add(e.getMessage());
        assertThat(e.offset()).isBetween(0L, (long) text.length());
      }
      assertThat(outcomes).hasSize(1);
      try {
        Json.parse(RandomJson.bytes(random));
      } catch (JsonException e) {
        assertThat(e.line()).isPositive();
      }
    }
  }
}
