package dev.slipway.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.slipway.core.container.CapturedOutput;
import dev.slipway.core.container.ContainerSpec;
import dev.slipway.core.container.ExecOutcome;
import dev.slipway.core.container.ExecSpec;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/// Nothing is left behind, whatever happens while containers come and go.
class DockerEngineTest {
  private static final String MADE =
      """
      ### POST /containers/create
      201 Created

      {"Id":"c0ffee"}
      ### DELETE /containers/slipway-*
      204 No Content
      """;

  @Test
  void aContainerIsRemovedOnceByWhoeverComesFirst() throws Exception {
    try (var scripted = new ScriptedEngine(MADE)) {
      var engine = open(scripted);
      var container = engine.create(spec());
      container.close();
      container.close();
      engine.close();
      engine.close();
      assertThat(removals(scripted)).containsExactly(container.name());
    }
  }

  @Test
  void whatIsKeptIsNotRemoved() throws Exception {
    try (var scripted = new ScriptedEngine(MADE)) {
      var engine = open(scripted);
      var container = engine.create(spec());
      engine.keep(container);
      container.close();
      engine.close();
      assertThat(removals(scripted)).isEmpty();
    }
  }

  @Test
  void closingWaitsForWhatIsBeingMadeAndRemovesIt() throws Exception {
    try (var scripted = new ScriptedEngine(MADE)) {
      var gate = scripted.hold("POST", "/containers/create");
      var engine = open(scripted);
      var creating = inBackground(() -> engine.create(spec()));
      gate.awaitArrival();
      var closing = new FutureTask<>(engine::close, "closed");
      var thread = Thread.ofPlatform().daemon().start(closing);
      while (thread.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      assertThatIllegalStateException().isThrownBy(() -> engine.create(spec()));
      assertThat(closing.isDone()).isFalse();
      gate.open();
      closing.get();
      assertThat(removals(scripted)).contains(creating.get().name());
    }
  }

  @Test
  void anInterruptedCallerLeavesAtOnceAndItsContainerGoesWhenItIsThere() throws Exception {
    try (var scripted = new ScriptedEngine(MADE)) {
      var engine = open(scripted);
      var creation = scripted.hold("POST", "/containers/create");
      var creating = new FutureTask<>(() -> engine.create(spec()));
      var thread = Thread.ofPlatform().daemon().start(creating);
      creation.awaitArrival();
      thread.interrupt();
      thread.join();
      assertThat(creating.exceptionNow()).isInstanceOf(InterruptedException.class);
      assertThat(removals(scripted)).isEmpty();
      creation.open();
      engine.close();
      assertThat(removals(scripted)).isNotEmpty();
    }
  }

  @Test
  void whatWasRefusedIsNotRemoved() throws Exception {
    try (var scripted =
        new ScriptedEngine(
            """
            ### POST /containers/create
            404 Not Found

            {"message":"No such image: busybox"}
            """)) {
      var engine = open(scripted);
      assertThatExceptionOfType(FailureException.class).isThrownBy(() -> engine.create(spec()));
      engine.close();
      assertThat(removals(scripted)).isEmpty();
    }
  }

  @Test
  void aCreationWhoseAnswerIsLostIsRemovedInTheEnd() throws Exception {
    try (var scripted =
        new ScriptedEngine(
            """
            ### POST /containers/create
            -
            ### DELETE /containers/slipway-*
            404 Not Found

            {"message":"No such container"}
            """)) {
      var engine = open(scripted);
      assertThatExceptionOfType(FailureException.class)
          .isThrownBy(() -> engine.create(spec()))
          .withMessageContaining("broke when it was asked to create a container of busybox")
          .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.ENGINE_UNREACHABLE));
      engine.close();
      assertThat(removals(scripted)).hasSize(1);
    }
  }

  @Test
  void whatCannotBeRemovedIsToldAndTheOthersAreStillRemoved() throws Exception {
    try (var scripted =
        new ScriptedEngine(
            """
            ### POST /containers/create
            201 Created

            {"Id":"c0ffee"}
            ### DELETE /containers/slipway-*
            500 Internal Server Error

            {"message":"device or resource busy"}
            ### DELETE /containers/slipway-*
            204 No Content
            """)) {
      var engine = open(scripted);
      for (int i = 0; i < 5; i++) {
        var _ = engine.create(spec());
      }
      assertThatExceptionOfType(FailureException.class)
          .isThrownBy(engine::close)
          .withMessageContaining("could not be removed: device or resource busy")
          .satisfies(e -> assertThat(e.failure().hint()).contains("`slipway clean` tries again."));
      assertThat(removals(scripted)).hasSize(5);
    }
  }

  @Test
  void aCommandTimesOutInWhateverStateTheEngineIsIn() throws Exception {
    try (var scripted =
            new ScriptedEngine(
                MADE
                    + """
                    ### POST /containers/c0ffee/exec
                    201 Created

                    {"Id":"e1"}
                    """);
        var engine = open(scripted);
        var container = engine.create(spec())) {
      var starting = scripted.hold("POST", "/exec/e1/start");
      assertThat(container.exec(shortly())).isEqualTo(timedOut());
      starting.open();
      var preparing = scripted.hold("POST", "/containers/c0ffee/exec");
      assertThat(container.exec(shortly())).isEqualTo(timedOut());
      preparing.open();
    }
  }

  private static ExecSpec shortly() {
    return ExecSpec.of(List.of("true"), Duration.ofMillis(100));
  }

  private static ExecOutcome timedOut() {
    return new ExecOutcome.TimedOut(CapturedOutput.NONE);
  }

  private static <T> FutureTask<T> inBackground(Callable<T> call) {
    var task = new FutureTask<>(call);
    Thread.ofPlatform().daemon().start(task);
    return task;
  }

  private static DockerEngine open(ScriptedEngine scripted)
      throws IOException, InterruptedException {
    return DockerEngine.open(scripted.locator(), Thread.ofPlatform().daemon().factory());
  }

  private static ContainerSpec spec() {
    return ContainerSpec.of("busybox").build();
  }

  private static List<String> removals(ScriptedEngine scripted) {
    return scripted.requests().stream()
        .filter(request -> request.method().equals("DELETE"))
        .map(request -> request.path().substring("/containers/".length()))
        .toList();
  }
}
