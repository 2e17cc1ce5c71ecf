package dev.slipway.validate.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.validate.contract.Cadence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class PacingTest {
  private static final Duration NOTHING = Duration.ZERO;

  private static Cadence cadence(int seconds, int success, int failure) {
    return new Cadence(
        NOTHING, Duration.ofSeconds(30), Duration.ofSeconds(seconds), success, failure);
  }

  /// What a whole course of looks came to.
  private record Course(Pacing.Step end, List<Duration> counted, List<Duration> all) {}

  /// Looks that take no time, each of which passes or not by the milliseconds since the first.
  private static Course course(Cadence cadence, IntPredicate passesAt) {
    var pacing = Pacing.of(cadence);
    var at = NOTHING;
    var counted = new ArrayList<>(List.of(NOTHING));
    var all = new ArrayList<>(List.of(NOTHING));
    boolean counts = true;
    while (true) {
      boolean passed = passesAt.test(Math.toIntExact(at.toMillis()));
      var step = passed || counts ? pacing.counted(passed, NOTHING) : pacing.missed(NOTHING);
      if (!(step instanceof Pacing.Step.Again again)) {
        return new Course(step, counted, all);
      }
      at = at.plus(again.pause());
      pacing = again.next();
      counts = again.counted();
      all.add(at);
      if (counts) {
        counted.add(at);
      }
    }
  }

  @Test
  void oneFailureDecidesWithTheDefaults() {
    var course = course(Cadence.DEFAULT, _ -> false);

    assertThat(course.end()).isEqualTo(new Pacing.Step.Decided(false));
    assertThat(course.all()).hasSize(1);
  }

  @Test
  void failuresAreCountedAtThePeriodAndNotInBetween() {
    var course = course(cadence(1, 1, 3), _ -> false);

    assertThat(course.end()).isEqualTo(new Pacing.Step.Decided(false));
    assertThat(course.counted())
        .containsExactly(NOTHING, Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(course.all().size()).isGreaterThan(10);
  }

  @Test
  void aServerIsSeenWithinATenthOfASecondOfBeingReady() {
    for (int ready = 0; ready < 3000; ready += 7) {
      int from = ready;
      var course = course(cadence(10, 1, 30), ms -> ms >= from);

      assertThat(course.end()).isEqualTo(new Pacing.Step.Decided(true));
      assertThat(course.all().getLast()).isLessThanOrEqualTo(Duration.ofMillis(ready + 100));
    }
  }

  @Test
  void passesThatHaveToFollowEachOtherAreAPeriodApart() {
    var course = course(cadence(1, 3, 1), _ -> true);

    assertThat(course.end()).isEqualTo(new Pacing.Step.Decided(true));
    assertThat(course.all()).containsExactly(NOTHING, Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void whatPassesAndFailsInTurnIsGivenUp() {
    var course = course(cadence(1, 2, 2), ms -> ms / 1000 % 2 == 0);

    assertThat(course.end()).isEqualTo(new Pacing.Step.Flapping(4));
  }

  @Test
  void theLongestSequenceThatSettlesIsNoFlapping() {
    for (int success = 1; success < 6; success++) {
      for (int failure = 1; failure < 6; failure++) {
        int failing = failure - 1;
        var course = course(cadence(1, success, failure), ms -> ms >= failing * 1000);

        assertThat(course.end())
            .as("%d passes, %d failures", success, failure)
            .isEqualTo(new Pacing.Step.Decided(true));
      }
    }
  }

  @Test
  void aQuickLookIsNeverLongerThanTheTimeUntilTheNextThatCounts() {
    var step = (Pacing.Step.Again) Pacing.of(cadence(1, 1, 3)).counted(false, NOTHING);

    assertThat(step.counted()).isFalse();
    assertThat(step.pause().plus(step.timeout())).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void looksThatAreDearAreRepeatedLessOften() {
    var dear = Duration.ofMillis(700);
    var step = (Pacing.Step.Again) Pacing.of(cadence(1, 1, 3)).counted(false, dear);

    assertThat(step.pause()).isGreaterThanOrEqualTo(dear);
  }
}
