package dev.slipway.validate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextRuleTest {
  @Test
  void everyPartHasToHold() {
    var rule =
        new TextRule(
            Optional.empty(),
            List.of("ready"),
            List.of(Pattern.compile("^port \\d+$", Pattern.MULTILINE)),
            List.of(Pattern.compile("error")));

    assertThat(rule.unmet("ready\nport 80\n")).isEmpty();
    assertThat(rule.unmet("port 80")).hasValue("contain `ready`");
    assertThat(rule.unmet("ready on port 80")).hasValue("match /^port \\d+$/");
    assertThat(rule.unmet("ready\nport 80\nerror")).hasValue("not match /error/");
  }

  @Test
  void equalityPassesOverWhiteSpaceAtTheEnds() {
    var rule = new TextRule(Optional.of("1000"), List.of(), List.of(), List.of());

    assertThat(rule.unmet("1000\n")).isEmpty();
    assertThat(rule.unmet("10000")).hasValue("be `1000`");
  }

  @Test
  void aPatternThatIsTooDeepForATextIsAFindingAndNoCrash() {
    var rule = TextRule.matching(Pattern.compile("(a|b)*c"));

    assertThat(rule.unmet("ab".repeat(500_000))).isPresent();
    assertThat(
            new TextRule(Optional.empty(), List.of(), List.of(), rule.matches())
                .unmet("ab".repeat(500_000)))
        .isPresent();
  }

  @Test
  void rangesAreReadAsPeopleWriteThem() {
    var ranges =
        new IntRanges(List.of(new IntRanges.Range(200, 299), new IntRanges.Range(404, 404)));

    assertThat(ranges).hasToString("200-299, 404");
    assertThat(ranges.contains(299)).isTrue();
    assertThat(ranges.contains(300)).isFalse();
    assertThat(ranges.contains(404)).isTrue();
  }

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
