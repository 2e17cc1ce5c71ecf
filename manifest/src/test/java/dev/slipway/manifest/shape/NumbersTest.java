package dev.slipway.manifest.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7",
    "-7, -7",
    "+7, 7",
    "1_000, 1000",
    "0x1F, 31",
    "-0x1f, -31",
    "0o17, 15",
    "0b101, 5",
    "99999999999999999999, 99999999999999999999"
  })
  void wholeNumbersAreReadInEverySpelling(String text, BigInteger number) {
    assertThat(Numbers.integer(text)).contains(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", "+", "abc", "1.0", "1e3", "010", "00", "0x", "0xg", "0o8", "0b2", "_1", "1_",
        "1__0", "- 1", " 1", "1 ", "--1", "٣", "0X1F", "１"
      })
  void otherTextsAreNoWholeNumbers(String text) {
    assertThat(Numbers.integer(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1.5, 1.5",
    "-1.5, -1.5",
    "+.5, 0.5",
    "2., 2",
    "1e3, 1E+3",
    "1.5E-2, 0.015",
    "007, 7"
  })
  void decimalsAreReadInEverySpelling(String text, BigDecimal number) {
    assertThat(Numbers.decimal(text).orElseThrow()).isEqualByComparingTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ".", "-", "-.", "e3", "1e", "1e+", "1e100", "1.5.2", "1,5", "0x10", ".inf", "NaN",
        "1_0", "10s", " 1", "٣"
      })
  void otherTextsAreNoDecimals(String text) {
    assertThat(Numbers.decimal(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 100_000})
  void numbersOfEndlessLengthAreNone(int digits) {
    assertThat(Numbers.integer("9".repeat(digits))).isEmpty();
    assertThat(Numbers.decimal("9".repeat(digits))).isEmpty();
  }
}
