package dev.slipway.docker;

import dev.slipway.core.failure.Failure;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The forced removal of one container with its anonymous volumes, until it is really gone.
record Removal(EngineApi api, String container) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

  /// Where somebody else is removing it already, asks again until it is gone: the engine can be
  /// asked to tell that, but one that is not done for good may never answer.
  void run() throws InterruptedException {
    var target =
        Target.of("/containers/" + Target.segment(container)).with("force", "1").with("v", "1");
    var call =
        EngineCall.delete("remove container " + container, target.toString())
            .withPatience(PATIENCE);
    long end = System.nanoTime() + PATIENCE.toNanos();
    var pause = SHORTEST_PAUSE;
    while (true) {
      try {
        api.run(call);
        return;
      } catch (EngineRefusal e) {
        if (e.isMissing()) {
          return;
        }
        boolean others = e.status() == 409 && EngineWords.mentions(e.words(), "in progress");
        if (!others || System.nanoTime() - end > 0) {
          throw failure(e);
        }
      }
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  private FailureException failure(EngineRefusal e) {
    return new FailureException(
        Failure.of(
            FailureCode.ENGINE_ERROR,
            "Container " + container + " could not be removed: " + EngineWords.tidy(e.words()),
            "`slipway clean` tries again."),
        e);
  }
}
