package dev.slipway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.container.Container;
import dev.slipway.core.container.ContainerState;
import dev.slipway.core.container.ExecSpec;
import dev.slipway.core.container.LogRequest;
import org.junit.jupiter.api.Test;

/// Interruption ends every call that blocks, and harms nobody else.
interface InterruptionContract extends EngineFixture {
  @Test
  default void waitingIsInterrupted() throws InterruptedException {
    try (var container = sleeping();
        var call = Background.of(container::waitForExit)) {
      stillRuns(container);
      endsByInterruption(call);
      stillRuns(container);
    }
  }

  @Test
  default void aCommandIsInterrupted() throws InterruptedException {
    try (var container = sleeping();
        var call =
            Background.of(
                () -> container.exec(ExecSpec.of(commands().sleep(), PATIENCE.multipliedBy(9))))) {
      eventually("two processes", () -> container.processes().size() == 2);
      endsByInterruption(call);
      ran(container, commands().print("", "", 0));
    }
  }

  @Test
  default void followingLogsIsInterrupted() throws InterruptedException {
    try (var container = started(commands().printAndSleep("so far"))) {
      var logs = new CollectedLogs();
      try (var call = Background.of(() -> container.logs(LogRequest.FOLLOW, logs))) {
        assertThat(logs.await("so far", PATIENCE)).isTrue();
        endsByInterruption(call);
      }
      stillRuns(container);
    }
  }

  @Test
  default void stoppingIsInterrupted() throws InterruptedException {
    try (var container = sleeping();
        var call = Background.of(() -> container.stop(PATIENCE.multipliedBy(9)))) {
      stillRuns(container);
      endsByInterruption(call);
    }
  }

  @Test
  default void anInterruptedThreadStartsNothing() throws InterruptedException {
    try (var container = sleeping();
        var call =
            Background.of(
                () -> {
                  Thread.currentThread().interrupt();
                  container.waitForExit();
                })) {
      endsByInterruption(call);
    }
  }

  @Test
  default void interruptedMakingLeavesNothing() throws InterruptedException {
    for (int i = 0; i < 10; i++) {
      try (var engine = another();
          var call = Background.of(() -> engine.create(spec(commands().sleep()).build()))) {
        call.interrupt().outcome();
      }
      assertThat(engine().list(labels())).isEmpty();
    }
  }

  private static void stillRuns(Container container) throws InterruptedException {
    assertThat(container.state()).isInstanceOf(ContainerState.Running.class);
  }
}
