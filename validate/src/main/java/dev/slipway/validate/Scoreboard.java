package dev.slipway.validate;

import dev.slipway.core.failure.FailureException;
import dev.slipway.validate.contract.Check;
import dev.slipway.validate.verdict.CheckResult;
import dev.slipway.validate.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The results of one run as they come in: each check settles once, whoever depends on it waits
/// here, and the first failure can call everything off.
final class Scoreboard {
  private final List<Check> checks;
  private final Map<Integer, CompletableFuture<CheckResult>> settled = new HashMap<>();
  private final Set<Thread> working = new HashSet<>();
  private final ValidationListener listener;
  private final InstantSource clock;
  private final LocalDate today;
  private final boolean failFast;
  private @Nullable CheckResult containerResult;
  private @Nullable String calledOffBy;

  Scoreboard(
      List<Check> checks, ValidationListener listener, InstantSource clock, boolean failFast) {
    this.checks = checks;
    this.listener = listener;
    this.clock = clock;
    this.today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    this.failFast = failFast;
    for (var check : checks) {
      settled.put(check.index(), new CompletableFuture<>());
    }
  }

  /// One try at a check.
  @FunctionalInterface
  interface Trial {
    Tried make() throws InterruptedException;
  }

  /// What a try gave.
  record Tried(Verdict verdict, int attempts) {}

  /// Makes a check once what it depends on has passed, and settles it whatever happens. An
  /// interrupt from elsewhere than here passes through.
  CheckResult attempt(Check check, Trial trial) throws InterruptedException {
    try {
      var obstacle = obstacle(check);
      if (obstacle.isPresent()) {
        return settle(check, obstacle.get());
      }
      begin();
      try {
        return timed(check, trial);
      } finally {
        end();
      }
    } catch (InterruptedException e) {
      var calledOff = calledOff();
      if (calledOff.isEmpty()) {
        throw e;
      }
      return settle(check, calledOff.get());
    }
  }

  private CheckResult timed(Check check, Trial trial) throws InterruptedException {
    var started = clock.instant();
    long from = System.nanoTime();
    Tried tried;
    try {
      tried = trial.make();
    } catch (FailureException e) {
      tried = new Tried(new Verdict.Broken(e.failure().what()), 1);
    }
    return settle(
        check,
        tried.verdict(),
        tried.attempts(),
        started,
        Duration.ofNanos(System.nanoTime() - from));
  }

  /// Waits for what a check depends on; gives the reason when the check must not be tried.
  Optional<Verdict.Skipped> obstacle(Check check) throws InterruptedException {
    for (int index : check.dependsOn()) {
      var result = result(index);
      if (!result.passed()) {
        return Optional.of(
            new Verdict.Skipped(
                "depends on `" + result.check().name() + "`, which " + fate(result.verdict()),
                excused(result.verdict())));
      }
    }
    return calledOff();
  }

  private static String fate(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Skipped _ -> "was skipped";
      case Verdict.Broken _ -> "could not be tried";
      case Verdict.Failed _, Verdict.Waived _ -> "failed";
      case Verdict.Passed _ -> "passed";
    };
  }

  private static boolean excused(Verdict verdict) {
    return verdict instanceof Verdict.Waived
        || (verdict instanceof Verdict.Skipped skipped && skipped.excused());
  }

  private synchronized Optional<Verdict.Skipped> calledOff() {
    return Optional.ofNullable(calledOffBy)
        .map(name -> new Verdict.Skipped("called off: `" + name + "` failed", false));
  }

  /// Between these two a thread is interrupted when the run is called off.
  private synchronized void begin() throws InterruptedException {
    if (calledOffBy != null) {
      throw new InterruptedException();
    }
    working.add(Thread.currentThread());
  }

  private synchronized void end() {
    working.remove(Thread.currentThread());
    if (calledOffBy != null) {
      // The interrupt was for the check, which is over.
      Thread.interrupted();
    }
  }

  /// The first settlement stands.
  private CheckResult settle(
      Check check, Verdict verdict, int attempts, Instant started, Duration took) {
    var result = new CheckResult(check, waived(check, verdict), attempts, started, took);
    synchronized (this) {
      var future = future(check.index());
      if (future.isDone()) {
        return future.join();
      }
      listener.checked(result);
      future.complete(result);
      if (failFast && !result.accepted() && calledOffBy == null) {
        callOff(check.name());
      }
      return result;
    }
  }

  CheckResult settle(Check check, Verdict verdict) {
    return settle(check, verdict, 0, clock.instant(), Duration.ZERO);
  }

  /// The container's life failed; the first such failure is the one that is told.
  synchronized void containerFailed(Verdict.Failed failed, Instant started, Duration took) {
    if (containerResult != null || checks.isEmpty()) {
      return;
    }
    var check = Check.container(checks.getFirst().place());
    containerResult = new CheckResult(check, failed, 1, started, took);
    listener.checked(containerResult);
    if (failFast) {
      callOff(check.name());
    }
  }

  /// In the manifest's order, the container's own life first. All checks have to be settled.
  synchronized List<CheckResult> results() {
    var results = new ArrayList<CheckResult>(checks.size() + 1);
    if (containerResult != null) {
      results.add(containerResult);
    }
    for (var check : checks) {
      results.add(future(check.index()).join());
    }
    return results;
  }

  private void callOff(String name) {
    calledOffBy = name;
    working.forEach(Thread::interrupt);
  }

  /// Waits until a check has settled.
  CheckResult result(int index) throws InterruptedException {
    return Futures.get(future(index));
  }

  private CompletableFuture<CheckResult> future(int index) {
    var future = settled.get(index);
    if (future == null) {
      throw new IllegalStateException("Check " + index + " was not selected.");
    }
    return future;
  }

  private Verdict waived(Check check, Verdict verdict) {
    if (!(verdict instanceof Verdict.Failed failed) || check.waiver().isEmpty()) {
      return verdict;
    }
    var waiver = check.waiver().get();
    if (waiver.holdsOn(today)) {
      return new Verdict.Waived(waiver, failed);
    }
    return new Verdict.Failed(
        failed.message(),
        failed
            .evidence()
            .with(
                "note",
                "it was ignored until "
                    + waiver.until().orElseThrow()
                    + " ("
                    + waiver.reason()
                    + "); that date has passed"));
  }
}
