package dev.slipway.docker;

import dev.slipway.core.failure.Failure;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import java.time.Duration;

/// The forced removal of one container with its anonymous volumes, until it is really gone.
record Removal(EngineApi api, String container) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  void run() throws InterruptedException {
    var target =
        Target.of("/containers/" + Target.segment(container)).with("force", "1").with("v", "1");
    var call =
        EngineCall.delete("remove container " + container, target.toString())
            .withPatience(PATIENCE);
    try {
      api.run(call);
    } catch (EngineRefusal e) {
      if (e.status() == 409 && EngineWords.mentions(e.words(), "in progress")) {
        awaitOther();
      } else if (!e.isMissing()) {
        throw failure(e);
      }
    }
  }

  /// Somebody else is removing it.
  private void awaitOther() throws InterruptedException {
    var target =
        Target.of("/containers/" + Target.segment(container) + "/wait")
            .with("condition", "removed");
    try {
      api.run(
          EngineCall.post("wait for the removal of " + container, target.toString())
              .withPatience(PATIENCE));
    } catch (EngineRefusal e) {
      if (!e.isMissing()) {
        throw failure(e);
      }
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
