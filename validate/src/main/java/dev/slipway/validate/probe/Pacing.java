package dev.slipway.validate.probe;

import dev.slipway.validate.contract.Cadence;
import java.time.Duration;

/// When to look next, and when enough has been seen: the thresholds and periods of Kubernetes, with
/// quick looks in between.
///
/// While a check waits for its first pass, it looks again after 10 ms, then ever slower up to 100
/// ms. Such a quick look can only help: a pass counts, a failure does not, so a container has
/// exactly the time that its period and thresholds give, and is not kept waiting for the period's
/// end once it is ready. Values; each step gives the next one.
record Pacing(
    Cadence cadence, int passes, int failures, int attempts, Duration untilDue, Duration pause) {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

  /// What to do after a look.
  sealed interface Step {
    /// The check passed or failed.
    record Decided(boolean passed) implements Step {}

    /// It did not settle within any number of looks that could have settled it.
    record Flapping(int attempts) implements Step {}

    /// Look again after a pause.
    ///
    /// @param counted false for a quick look, whose failure does not count
    /// @param timeout at most this long
    record Again(Duration pause, boolean counted, Duration timeout, Pacing next) implements Step {}
  }

  static Pacing of(Cadence cadence) {
    return new Pacing(cadence, 0, 0, 0, Duration.ZERO, FIRST_PAUSE);
  }

  /// After a look that counts.
  Step counted(boolean passed, Duration took) {
    int p = passed ? passes + 1 : 0;
    int f = passed ? 0 : failures + 1;
    int a = attempts + 1;
    if (p >= cadence.successThreshold() || f >= cadence.failureThreshold()) {
      return new Step.Decided(passed);
    }
    // The longest sequence that settles without flapping is shorter than this product.
    if ((long) a >= (long) cadence.successThreshold() * cadence.failureThreshold()) {
      return new Step.Flapping(a);
    }
    return new Pacing(cadence, p, f, a, cadence.period(), slower(FIRST_PAUSE, took)).again();
  }

  /// After a quick look that failed; one that passed counts, see [#counted].
  Step missed(Duration took) {
    return new Pacing(
            cadence,
            passes,
            failures,
            attempts,
            atLeastZero(untilDue.minus(took)),
            slower(Duration.ofNanos(pause.toNanos() * 3 / 2), took))
        .again();
  }

  private Step again() {
    boolean waitsForFirstPass = passes == 0;
    if (waitsForFirstPass && pause.compareTo(untilDue) < 0) {
      var left = untilDue.minus(pause);
      return new Step.Again(
          pause,
          false,
          left.compareTo(cadence.timeout()) < 0 ? left : cadence.timeout(),
          new Pacing(cadence, passes, failures, attempts, left, pause));
    }
    return new Step.Again(
        untilDue,
        true,
        cadence.timeout(),
        new Pacing(cadence, passes, failures, attempts, Duration.ZERO, FIRST_PAUSE));
  }

  /// A look that is dear is repeated less often: never sooner than it took.
  private static Duration slower(Duration wanted, Duration took) {
    var capped = wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted;
    return took.compareTo(capped) > 0 ? took : capped;
  }

  private static Duration atLeastZero(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }
}
