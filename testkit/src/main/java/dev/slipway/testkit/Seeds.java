package dev.slipway.testkit;

import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Runs a property for many random values. A failure names its seed; `-Dseed=` runs that one alone,
/// `-Drounds=` more or fewer than the test asks for.
public final class Seeds {
  /// Throws when it does not hold for what is drawn.
  @FunctionalInterface
  public interface Property {
    void holds(Draw draw) throws Exception;
  }

  private final OptionalLong only;
  private final OptionalInt rounds;
  private final RandomGenerator seeds;

  Seeds(OptionalLong only, OptionalInt rounds, RandomGenerator seeds) {
    this.only = only;
    this.rounds = rounds;
    this.seeds = seeds;
  }

  /// Fails with the first seed for which the property does not hold.
  public static void forAll(int rounds, Property property) {
    var seed = Long.getLong("seed");
    var wished = Integer.getInteger("rounds");
    new Seeds(
            seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
            wished == null ? OptionalInt.empty() : OptionalInt.of(wished),
            new SplittableRandom())
        .check(rounds, property);
  }

  void check(int usualRounds, Property property) {
    if (only.isPresent()) {
      round(only.getAsLong(), property, "");
      return;
    }
    int count = rounds.orElse(usualRounds);
    for (int round = 1; round <= count; round++) {
      round(seeds.nextLong(), property, " in round " + round + " of " + count);
    }
  }

  private static void round(long seed, Property property, String where) {
    try {
      property.holds(new Draw(seed));
    } catch (Throwable t) {
      if (t instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new AssertionError(
          "Fails for seed " + seed + where + "; again with -Dseed=" + seed + "\n" + t, t);
    }
  }
}
