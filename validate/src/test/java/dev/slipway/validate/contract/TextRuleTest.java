package dev.slipway.validate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextRuleTest {
  private static TextRule matching(String pattern) {
    return TextRule.matching(Pattern.compile(pattern, Pattern.MULTILINE));
  }

  @Test
  void anEmptyTextMatchesAPatternOfAnEmptyLine() {
    assertThat(matching("^(root|0)?$").unmet("")).isEmpty();
    assertThat(matching("^root$").unmet("")).contains("match /^root$/");
  }

  @Test
  void theStartAndTheEndOfAPatternAreThoseOfALine() {
    assertThat(matching("^two$").unmet("one\ntwo\nthree\n")).isEmpty();
  }

  @Test
  void whatIsExcludedIsToldWhateverElseIsMissing() {
    var rule =
        new TextRule(
            Optional.empty(), List.of("ready"), List.of(), List.of(Pattern.compile("Traceback")));

    assertThat(rule.excluded("Traceback (most recent call last):"))
        .contains("not match /Traceback/");
    assertThat(rule.excluded("starting")).isEmpty();
    assertThat(rule.asksForNothing()).isFalse();
  }
}
