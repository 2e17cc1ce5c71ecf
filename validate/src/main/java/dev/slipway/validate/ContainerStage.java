package dev.slipway.validate;

import dev.slipway.core.container.Container;
import dev.slipway.core.container.ContainerEngine;
import dev.slipway.core.container.ContainerSpec;
import dev.slipway.core.container.ContainerState;
import dev.slipway.core.failure.Failure;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import dev.slipway.core.task.TaskGroup;
import dev.slipway.validate.Scoreboard.Tried;
import dev.slipway.validate.contract.Check;
import dev.slipway.validate.contract.Probe;
import dev.slipway.validate.probe.EndProber;
import dev.slipway.validate.probe.LiveContainer;
import dev.slipway.validate.probe.Probing;
import dev.slipway.validate.verdict.CheckResult;
import dev.slipway.validate.verdict.Durations;
import dev.slipway.validate.verdict.Evidence;
import dev.slipway.validate.verdict.Look;
import dev.slipway.validate.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One container and the checks that are made in it: those that look, all at once, and then those
/// that stop it.
///
/// Closing removes the container.
final class ContainerStage implements AutoCloseable {
  private static final Verdict.Skipped CONTAINER_ENDED =
      new Verdict.Skipped("the container ended", false);

  private final ContainerEngine engine;
  private final ContainerSpec spec;
  private final List<Check> checks;
  private final Scoreboard board;
  private final Settings settings;
  private final Validation validation;
  private @Nullable Container container;
  private @Nullable LiveContainer live;
  private boolean kept;

  ContainerStage(
      ContainerEngine engine,
      ContainerSpec spec,
      List<Check> checks,
      Scoreboard board,
      Settings settings,
      Validation validation) {
    this.engine = engine;
    this.spec = spec;
    this.checks = List.copyOf(checks);
    this.board = board;
    this.settings = settings;
    this.validation = validation;
  }

  /// Makes all checks; each has settled when this returns. Gives what in the environment kept the
  /// container from starting.
  Optional<Failure> run() throws InterruptedException {
    var started = settings.clock().instant();
    long from = System.nanoTime();
    try {
      live = start();
    } catch (FailureException e) {
      return notStarted(e.failure(), started, Duration.ofNanos(System.nanoTime() - from));
    }
    try (var group = new TaskGroup<CheckResult>(settings.threads())) {
      for (var check : checks) {
        if (!(check.requirement() instanceof Probe.Stop)) {
          var _ = group.fork(() -> board.attempt(check, () -> probe(check)));
        }
      }
      group.join();
    }
    stop(checks.stream().filter(c -> c.requirement() instanceof Probe.Stop).toList());
    return Optional.empty();
  }

  /// The container, when there is one to show to the user.
  Optional<Container> container() {
    return Optional.ofNullable(container);
  }

  /// Closing will leave the container.
  void keep() {
    kept = true;
  }

  private LiveContainer start() throws InterruptedException {
    var made = engine.create(spec);
    container = made;
    var starting = new FutureTask<>(() -> LiveContainer.start(made, settings.threads()));
    var thread = settings.threads().newThread(starting);
    thread.start();
    try {
      return Futures.get(starting, settings.startupTimeout());
    } catch (TimeoutException e) {
      throw new FailureException(
          Failure.of(
              FailureCode.START_FAILED,
              "The engine did not start the container within "
                  + Durations.text(settings.startupTimeout())
                  + ".",
              "Give it longer with --startup-timeout."),
          e);
    } finally {
      if (!starting.isDone()) {
        thread.interrupt();
      }
    }
  }

  private Optional<Failure> notStarted(Failure failure, Instant started, Duration took) {
    boolean blameTheImage = failure.code() == FailureCode.START_REFUSED;
    if (blameTheImage) {
      var evidence = Evidence.NONE;
      if (failure.hint().isPresent()) {
        evidence = evidence.with("hint", failure.hint().get());
      }
      board.containerFailed(new Verdict.Failed(failure.what(), evidence), started, took);
    }
    for (var check : checks) {
      board.settle(check, new Verdict.Skipped("the container did not start", false));
    }
    return blameTheImage ? Optional.empty() : Optional.of(failure);
  }

  private Tried probe(Check check) throws InterruptedException {
    var here = running();
    long from = System.nanoTime();
    return switch (new Probing(here, validation.execSlots()).probe(check)) {
      case Probing.Outcome.Settled(var look, var attempts) ->
          new Tried(verdict(look, attempts, Duration.ofNanos(System.nanoTime() - from)), attempts);
      case Probing.Outcome.ContainerEnded(var exited, var attempts) -> {
        containerEnded(here, exited);
        yield new Tried(CONTAINER_ENDED, attempts);
      }
    };
  }

  private void containerEnded(LiveContainer here, ContainerState.Exited exited)
      throws InterruptedException {
    var ran =
        exited
            .startedAt()
            .flatMap(from -> exited.finishedAt().map(to -> Duration.between(from, to)))
            .filter(d -> !d.isNegative());
    var message =
        "The container ended"
            + ran.map(d -> " " + Durations.text(d) + " after its start").orElse("")
            + " with exit code "
            + exited.exitCode()
            + (exited.outOfMemory() ? ", killed for want of memory" : "")
            + "; the checks need it to run.";
    var evidence = here.obituary(exited);
    if (exited.exitCode() == 0) {
      evidence =
          evidence.with(
              "hint", "Set `command` to something that stays, such as [sleep, infinity].");
    }
    board.containerFailed(
        new Verdict.Failed(message, evidence),
        exited.startedAt().orElseGet(settings.clock()::instant),
        ran.orElse(Duration.ZERO));
  }

  /// All checks that stop the container judge one and the same ending.
  private void stop(List<Check> stopping) throws InterruptedException {
    var ending = new FutureTask<>(() -> end(stopping));
    for (var check : stopping) {
      board.attempt(
          check,
          () -> {
            ending.run();
            var ended = Futures.get(ending);
            return ended.isEmpty()
                ? new Tried(CONTAINER_ENDED, 0)
                : new Tried(
                    verdict(
                        EndProber.judge(running(), stop(check), ended.get()),
                        1,
                        ended.get().took()),
                    1);
          });
    }
  }

  /// Empty when the container had ended before.
  private Optional<EndProber.Ending> end(List<Check> stopping) throws InterruptedException {
    var here = running();
    boolean endedBefore = here.pause(longest(stopping, c -> c.cadence().initialDelay()));
    if (endedBefore || here.exitNow().isPresent()) {
      containerEnded(here, here.exitNow().orElseThrow());
      return Optional.empty();
    }
    return Optional.of(
        EndProber.tell(
            here, stop(stopping.getFirst()).signal(), longest(stopping, c -> stop(c).within())));
  }

  private static Duration longest(List<Check> checks, Function<Check, Duration> of) {
    return checks.stream().map(of).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  private static Probe.Stop stop(Check check) {
    return (Probe.Stop) check.requirement();
  }

  private static Verdict verdict(Look look, int attempts, Duration took) {
    return switch (look) {
      case Look.Good good -> new Verdict.Passed(good.evidence());
      case Look.Bad bad ->
          new Verdict.Failed(
              bad.message(),
              attempts > 1
                  ? bad.evidence().with("tried", attempts + " times in " + Durations.text(took))
                  : bad.evidence());
    };
  }

  private LiveContainer running() {
    if (live == null) {
      throw new IllegalStateException("The container has not been started.");
    }
    return live;
  }

  @Override
  public void close() {
    if (live != null) {
      live.close();
    }
    if (container != null && !kept) {
      container.close();
    }
  }
}
