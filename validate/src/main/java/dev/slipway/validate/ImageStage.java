package dev.slipway.validate;

import dev.slipway.core.container.ContainerEngine;
import dev.slipway.core.container.Image;
import dev.slipway.core.container.ImageContents;
import dev.slipway.core.failure.Failure;
import dev.slipway.core.failure.FailureException;
import dev.slipway.core.task.TaskGroup;
import dev.slipway.validate.Scoreboard.Tried;
import dev.slipway.validate.contract.Check;
import dev.slipway.validate.contract.ImageRule;
import dev.slipway.validate.image.ImageInspector;
import dev.slipway.validate.verdict.CheckResult;
import dev.slipway.validate.verdict.Look;
import dev.slipway.validate.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The checks that look at the image and start nothing.
///
/// Closing removes what looking took.
final class ImageStage implements AutoCloseable {
  private final ContainerEngine engine;
  private final Image image;
  private final Scoreboard board;
  private final Settings settings;
  private @Nullable ImageContents contents;

  ImageStage(ContainerEngine engine, Image image, Scoreboard board, Settings settings) {
    this.engine = engine;
    this.image = image;
    this.board = board;
    this.settings = settings;
  }

  /// Makes all checks; each has settled when this returns. Gives what in the environment kept the
  /// image from being looked into.
  Optional<Failure> run(List<Check> checks) throws InterruptedException {
    try {
      contents = engine.contents(image, settings.labels());
      run(contents, checks, board, settings);
      return Optional.empty();
    } catch (FailureException e) {
      return Optional.of(e.failure());
    }
  }

  /// Makes all checks; each has settled when this returns.
  static void run(ImageContents contents, List<Check> checks, Scoreboard board, Settings settings)
      throws InterruptedException {
    try (var group = new TaskGroup<CheckResult>(settings.threads())) {
      for (var check : checks) {
        var _ = group.fork(() -> board.attempt(check, () -> look(contents, check)));
      }
      group.join();
    }
  }

  private static Tried look(ImageContents contents, Check check) throws InterruptedException {
    if (!(check.requirement() instanceof ImageRule rule)) {
      throw new IllegalArgumentException("Check `" + check.name() + "` needs a container.");
    }
    return switch (new ImageInspector(contents).look(rule)) {
      case Look.Good good -> new Tried(new Verdict.Passed(good.evidence()), 1);
      case Look.Bad bad -> new Tried(new Verdict.Failed(bad.message(), bad.evidence()), 1);
    };
  }

  @Override
  public void close() {
    if (contents != null) {
      contents.close();
    }
  }
}
