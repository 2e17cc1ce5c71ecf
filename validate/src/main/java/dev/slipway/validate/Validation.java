package dev.slipway.validate;

import dev.slipway.core.container.ContainerEngine;
import dev.slipway.core.container.EngineInfo;
import dev.slipway.core.container.Image;
import dev.slipway.core.container.ImageContents;
import dev.slipway.core.container.ImageRequest;
import dev.slipway.core.container.PullListener;
import dev.slipway.core.task.TaskGroup;
import dev.slipway.validate.contract.Check;
import dev.slipway.validate.contract.ImageRule;
import dev.slipway.validate.verdict.Run;
import dev.slipway.validate.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// The door: holds images to contracts.
///
/// The engine is the caller's; whatever a run makes is gone when [#run] returns, except a container
/// that the settings say to keep.
public final class Validation {
  private final ContainerEngine engine;
  private final Settings settings;
  private final ConcurrentMap<ImageRequest, FutureTask<Image>> images = new ConcurrentHashMap<>();
  private final FutureTask<EngineInfo> info;
  private final FutureTask<Semaphore> execSlots;

  public Validation(ContainerEngine engine, Settings settings) {
    this.engine = engine;
    this.settings = settings;
    this.info = new FutureTask<>(engine::info);
    // More execs at once than the engine has processors gain nothing and slow each other down.
    this.execSlots = new FutureTask<>(() -> new Semaphore(Math.max(2, info().cpus())));
  }

  /// Begins to ask the engine what it is, and to fetch an image, in the background, so that the
  /// answers are there when a run begins.
  public void prefetch(ImageRequest request, PullListener listener) {
    if (images.isEmpty()) {
      settings.threads().newThread(info).start();
    }
    var task = new FutureTask<>(() -> engine.resolve(request, listener));
    if (images.putIfAbsent(request, task) == null) {
      settings.threads().newThread(task).start();
    }
  }

  /// Makes all runs, as many at once as the settings allow; results in the order of the
  /// assignments.
  public List<Run> run(
      List<Assignment> assignments, Function<Assignment, ValidationListener> listeners)
      throws InterruptedException {
    if (assignments.size() == 1) {
      var only = assignments.getFirst();
      return List.of(run(only, listeners.apply(only)));
    }
    var slots = new Semaphore(settings.parallelRuns());
    try (var group = new TaskGroup<Run>(settings.threads())) {
      for (var assignment : assignments) {
        // Waiting here keeps the order of starting and bounds the threads.
        slots.acquire();
        var _ =
            group.fork(
                () -> {
                  try {
                    return run(assignment, listeners.apply(assignment));
                  } finally {
                    slots.release();
                  }
                });
      }
      return group.join();
    }
  }

  /// One image and one contract. Nothing that the image or the engine does is thrown: it is in the
  /// run.
  public Run run(Assignment assignment, ValidationListener listener) throws InterruptedException {
    return new ImageRun(this, engine, settings, assignment, listener).run();
  }

  /// The checks that need no container, on an image that no engine has; the others are skipped and
  /// do not count.
  public static Run inspect(
      ImageContents contents, Assignment assignment, Settings settings, ValidationListener listener)
      throws InterruptedException {
    var started = settings.clock().instant();
    long from = System.nanoTime();
    var checks = assignment.checks();
    listener.started(assignment.subject(), assignment.validator(), checks.size());
    var board = new Scoreboard(checks, listener, settings.clock(), settings.failFast());
    for (var check : checks) {
      if (!(check.requirement() instanceof ImageRule)) {
        board.settle(
            check, new Verdict.Skipped("needs a container, and an image in a file has none", true));
      }
    }
    ImageStage.run(contents, imageChecks(checks), board, settings);
    var run =
        new Run(
            assignment.subject(),
            Optional.of(contents.image()),
            assignment.validator(),
            board.results(),
            assignment.warnings(),
            Optional.empty(),
            List.of(),
            started,
            Duration.ofNanos(System.nanoTime() - from));
    listener.finished(run);
    return run;
  }

  static List<Check> imageChecks(List<Check> checks) {
    return checks.stream().filter(c -> c.requirement() instanceof ImageRule).toList();
  }

  Image image(ImageRequest request, ValidationListener listener) throws InterruptedException {
    var task =
        images.computeIfAbsent(request, r -> new FutureTask<>(() -> engine.resolve(r, listener)));
    task.run();
    return Futures.get(task);
  }

  EngineInfo info() throws InterruptedException {
    info.run();
    return Futures.get(info);
  }

  Semaphore execSlots() throws InterruptedException {
    execSlots.run();
    return Futures.get(execSlots);
  }
}
