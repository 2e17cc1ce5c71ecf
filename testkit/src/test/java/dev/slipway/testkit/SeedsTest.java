package dev.slipway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SeedsTest {
  private static final SplittableRandom RANDOM = new SplittableRandom(7);

  @Test
  void aPropertyIsTriedAsOftenAsAsked() {
    var rounds = new AtomicInteger();
    seeds(OptionalInt.empty()).check(20, _ -> rounds.incrementAndGet());
    assertThat(rounds).hasValue(20);
  }

  @Test
  void thePropertyOfTheSystemChangesTheNumberOfRounds() {
    var rounds = new AtomicInteger();
    seeds(OptionalInt.of(3)).check(20, _ -> rounds.incrementAndGet());
    assertThat(rounds).hasValue(3);
  }

  @Test
  void eachRoundHasItsOwnValues() {
    var seen = new HashSet<Long>();
    seeds(OptionalInt.empty()).check(20, draw -> seen.add(draw.number()));
    assertThat(seen).hasSize(20);
  }

  @Test
  void aFailureNamesTheSeedThatRepeatsIt() {
    var drawn = new ArrayList<String>();
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                seeds(OptionalInt.empty())
                    .check(
                        20,
                        draw -> {
                          drawn.add(draw.text(20));
                          assertThat(drawn).hasSizeLessThan(5);
                        }))
        .withMessageMatching(
            "(?s)Fails for seed (-?\\d+) in round 5 of 20; again with -Dseed=\\1\n.*")
        .withCauseInstanceOf(AssertionError.class)
        .satisfies(
            e -> {
              var seed =
                  String.valueOf(e.getMessage()).replaceAll("(?s).*-Dseed=(-?\\d+)\n.*", "$1");
              var again = new ArrayList<String>();
              new Seeds(OptionalLong.of(Long.parseLong(seed)), OptionalInt.of(9), RANDOM)
                  .check(20, draw -> again.add(draw.text(20)));
              assertThat(again).containsExactly(drawn.getLast());
            });
  }

  @Test
  void whatIsDrawnStaysInItsBounds() {
    Seeds.forAll(
        500,
        draw -> {
          assertThat(draw.between(-1, 1)).isBetween(-1, 1);
          assertThat(draw.oneOf("a", "b")).isIn("a", "b");
          assertThat(draw.listOf(3, draw::coin)).hasSizeLessThanOrEqualTo(3);
          assertThat(draw.word("ab", 4)).matches("[ab]{0,4}");
          assertThat(draw.bytes(10)).hasSizeLessThanOrEqualTo(10);
          assertThatCode(() -> draw.spoilt("")).doesNotThrowAnyException();
          assertThatCode(() -> draw.spoilt("some: text")).doesNotThrowAnyException();
        });
  }

  private static Seeds seeds(OptionalInt rounds) {
    return new Seeds(OptionalLong.empty(), rounds, new SplittableRandom(1));
  }
}
