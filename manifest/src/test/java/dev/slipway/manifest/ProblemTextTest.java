package dev.slipway.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ProblemTextTest {
  private static final Source SOURCE = new Source("a.yaml", "one: 日本 x\n\ttwo");

  @Test
  void theMarkStandsUnderTheSpotWhateverIsBeforeIt() {
    assertThat(shown(new Place("a.yaml", 1, 9)))
        .isEqualTo(
            """
            a.yaml:1:9: error: Wrong.
              1 | one: 日本 x
                |           ^
            hint: Try.
            """);
    assertThat(shown(new Place("a.yaml", 1, 6, 2))).contains("  1 | one: 日本 x\n    |      ^^^^\n");
    assertThat(shown(new Place("a.yaml", 2, 2, 3))).contains("  2 |     two\n    |     ^^^\n");
  }

  @Test
  void aSpotBehindTheEndOfItsLineIsMarkedThere() {
    assertThat(shown(new Place("a.yaml", 2, 5))).contains("  2 |     two\n    |        ^\n");
    assertThat(shown(new Place("a.yaml", 2, 900, 900))).contains("  2 |     two\n");
  }

  @Test
  void aProblemOfAnUnknownTextIsShownWithoutItsLine() {
    assertThat(shown(new Place("b.yaml", 1, 1)))
        .isEqualTo("b.yaml:1:1: error: Wrong.\nhint: Try.\n");
    assertThat(shown(new Place("a.yaml", 9, 1)))
        .isEqualTo("a.yaml:9:1: error: Wrong.\nhint: Try.\n");
  }

  @Test
  void coloursSetOffThePlaceTheSeverityTheMarkAndTheHint() {
    var text = ProblemText.coloured(List.of(SOURCE)).of(problem(new Place("a.yaml", 1, 1, 3)));
    assertThat(text)
        .isEqualTo(
            """
            \033[1ma.yaml:1:1:\033[0m \033[1;31merror:\033[0m Wrong.
            \033[34m  1 | \033[0mone: 日本 x
            \033[34m    | \033[0m\033[1;31m^^^\033[0m
            \033[1;36mhint:\033[0m Try.
            """);
  }

  @Test
  void problemsArePartedByAnEmptyLine() {
    var problem = Problem.warning(Rule.CONFLICT, new Place("b", 1, 1), "Odd.");
    assertThat(ProblemText.plain(List.of()).of(List.of(problem, problem)))
        .isEqualTo("b:1:1: warning: Odd.\n\nb:1:1: warning: Odd.\n");
  }

  private static String shown(Place place) {
    return ProblemText.plain(List.of(SOURCE)).of(problem(place));
  }

  private static Problem problem(Place place) {
    return Problem.error(Rule.CONFLICT, place, "Wrong.", "Try.");
  }
}
