package dev.slipway.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProblemsTest {
  @Test
  void problemsComeByPlaceAndErrorsFirst() {
    var problems = new Problems();
    problems.add(Problem.warning(Rule.CONFLICT, new Place("a", 2, 1), "C."));
    problems.add(Problem.warning(Rule.CONFLICT, new Place("a", 1, 1), "B."));
    problems.add(Problem.error(Rule.CONFLICT, new Place("a", 1, 1), "A."));
    assertThat(problems.list()).extracting(Problem::message).containsExactly("A.", "B.", "C.");
    assertThat(problems.with(1)).isInstanceOf(Parsed.Rejected.class);
  }

  @Test
  void theSameProblemIsListedOnce() {
    var problems = new Problems();
    problems.add(Problem.warning(Rule.CONFLICT, new Place("a", 1, 1), "A."));
    problems.add(Problem.warning(Rule.CONFLICT, new Place("a", 1, 1), "A."));
    assertThat(problems.list()).hasSize(1);
    assertThat(problems.with(1)).isInstanceOf(Parsed.Read.class);
  }

  @Test
  void beyondTheThousandthProblemsAreCounted() {
    var problems = new Problems();
    for (int line = 1; line <= 1_500; line++) {
      problems.add(Problem.warning(Rule.CONFLICT, new Place("a", line, 1), "A."));
    }
    problems.add(Problem.error(Rule.CONFLICT, new Place("a", 1, 1), "A."));
    assertThat(problems.list()).hasSize(1_001);
    assertThat(problems.list().getLast())
        .hasToString("a:1000:1: error: 501 more problems are not listed.");
    assertThat(problems.with(1)).isInstanceOf(Parsed.Rejected.class);
  }
}
