package dev.slipway.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ParsedTest {
  private static final Problem LATER =
      Problem.warning(Rule.CONFLICT, new Place("a", 2, 1), "Later.");
  private static final Problem EARLIER =
      Problem.warning(Rule.CONFLICT, new Place("a", 1, 1), "Earlier.");
  private static final Problem WRONG = Problem.error(Rule.CONFLICT, new Place("a", 1, 5), "Wrong.");

  @Test
  void stepsKeepTheWarningsOfBoth() {
    Parsed<Integer> first = new Parsed.Read<>(1, List.of(LATER));
    assertThat(first.then(n -> new Parsed.Read<>(n + 1, List.of(EARLIER, LATER))))
        .isEqualTo(new Parsed.Read<>(2, List.of(EARLIER, LATER)));
    assertThat(first.then(_ -> new Parsed.Rejected<>(List.of(WRONG))))
        .isEqualTo(new Parsed.Rejected<>(List.of(WRONG, LATER)));
    assertThat(first.map(n -> n + 1)).isEqualTo(new Parsed.Read<>(2, List.of(LATER)));
  }

  @Test
  void nothingGoesOnAfterARejection() {
    Parsed<Integer> rejected = Parsed.rejected(WRONG);
    assertThat(rejected.map(n -> n + 1).problems()).containsExactly(WRONG);
    assertThat(rejected.<Integer>then(_ -> Parsed.of(1)).problems()).containsExactly(WRONG);
  }

  @Test
  void aRejectionHasAnErrorAmongItsProblems() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Parsed.Rejected<>(List.of(LATER)));
  }
}
