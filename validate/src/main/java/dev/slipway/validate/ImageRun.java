package dev.slipway.validate;

import dev.slipway.core.container.Container;
import dev.slipway.core.container.ContainerEngine;
import dev.slipway.core.container.Image;
import dev.slipway.core.failure.Failure;
import dev.slipway.core.failure.FailureException;
import dev.slipway.core.task.TaskGroup;
import dev.slipway.validate.contract.Check;
import dev.slipway.validate.contract.ImageRule;
import dev.slipway.validate.verdict.CheckResult;
import dev.slipway.validate.verdict.Run;
import dev.slipway.validate.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// One image held to one contract: the image looked into, one container that most checks share, and
/// one each for the checks that want their own.
final class ImageRun {
  /// Containers that stand beside the shared one at once.
  private static final int ISOLATED_AT_ONCE = 2;

  private final Validation validation;
  private final ContainerEngine engine;
  private final Settings settings;
  private final Assignment assignment;
  private final ValidationListener listener;
  private final List<Check> checks;
  private final Scoreboard board;
  private final Instant started;
  private final long from = System.nanoTime();
  private final List<String> kept = Collections.synchronizedList(new ArrayList<>());

  ImageRun(
      Validation validation,
      ContainerEngine engine,
      Settings settings,
      Assignment assignment,
      ValidationListener listener) {
    this.validation = validation;
    this.engine = engine;
    this.settings = settings;
    this.assignment = assignment;
    this.listener = listener;
    this.checks = assignment.checks();
    this.board = new Scoreboard(checks, listener, settings.clock(), settings.failFast());
    this.started = settings.clock().instant();
  }

  Run run() throws InterruptedException {
    listener.started(assignment.subject(), assignment.validator(), checks.size());
    Image image;
    try {
      image = validation.image(assignment.image().orElseThrow(), listener);
    } catch (FailureException e) {
      for (var check : checks) {
        board.settle(check, new Verdict.Skipped("the image could not be had", false));
      }
      return finish(Optional.empty(), Optional.of(e.failure()));
    }
    return run(image);
  }

  private Run run(Image image) throws InterruptedException {
    var specs = new Specs(assignment, image, settings, validation);
    var sharing = checks.stream().filter(c -> inContainer(c) && !c.isolated()).toList();
    var alone = checks.stream().filter(c -> inContainer(c) && c.isolated()).toList();
    @Nullable Run run = null;
    try (var shared = stage(specs, sharing);
        var looking = new ImageStage(engine, image, board, settings);
        var group = new TaskGroup<Optional<Failure>>(settings.threads())) {
      var rules = Validation.imageChecks(checks);
      if (!rules.isEmpty()) {
        var _ = group.fork(() -> looking.run(rules));
      }
      if (!sharing.isEmpty()) {
        var _ = group.fork(shared::run);
      }
      var slots = new Semaphore(ISOLATED_AT_ONCE);
      for (var check : alone) {
        var _ = group.fork(() -> isolated(specs, check, slots));
      }
      var failure = group.join().stream().flatMap(Optional::stream).findFirst();
      keepIfFailed(shared, board.results());
      run = finish(Optional.of(image), failure);
    } catch (FailureException e) {
      if (run == null) {
        throw e;
      }
      // The container could not be removed: the findings stand, and the user has to know.
      return run.endedBy(e.failure());
    }
    return run;
  }

  private static boolean inContainer(Check check) {
    return !(check.requirement() instanceof ImageRule);
  }

  private ContainerStage stage(Specs specs, List<Check> of) throws InterruptedException {
    return new ContainerStage(engine, specs.next(), of, board, settings, validation);
  }

  private Optional<Failure> isolated(Specs specs, Check check, Semaphore slots)
      throws InterruptedException {
    // Waiting for a slot while holding up what others depend on would stop everything.
    var obstacle = board.obstacle(check);
    if (obstacle.isPresent()) {
      board.settle(check, obstacle.get());
      return Optional.empty();
    }
    slots.acquire();
    try (var stage = stage(specs, List.of(check))) {
      var failure = stage.run();
      keepIfFailed(stage, List.of(board.result(check.index())));
      return failure;
    } catch (FailureException e) {
      return Optional.of(e.failure());
    } finally {
      slots.release();
    }
  }

  private void keepIfFailed(ContainerStage stage, List<CheckResult> results) {
    var container = stage.container();
    if (settings.keepOnFailure()
        && container.isPresent()
        && results.stream().anyMatch(r -> !r.accepted())) {
      keep(container.get());
      stage.keep();
    }
  }

  private void keep(Container container) {
    engine.keep(container);
    kept.add(container.name());
  }

  private Run finish(Optional<Image> image, Optional<Failure> failure) {
    var run =
        new Run(
            assignment.subject(),
            image,
            assignment.validator(),
            board.results(),
            assignment.warnings(),
            failure,
            kept,
            started,
            Duration.ofNanos(System.nanoTime() - from));
    listener.finished(run);
    return run;
  }
}
