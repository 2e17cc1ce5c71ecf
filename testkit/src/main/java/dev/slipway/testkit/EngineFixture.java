package dev.slipway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.core.container.CapturedOutput;
import dev.slipway.core.container.Container;
import dev.slipway.core.container.ContainerEngine;
import dev.slipway.core.container.ContainerSpec;
import dev.slipway.core.container.ExecOutcome;
import dev.slipway.core.container.ExecSpec;
import dev.slipway.core.container.Image;
import dev.slipway.core.container.ImageReference;
import dev.slipway.core.container.ImageRequest;
import dev.slipway.core.container.LogRequest;
import dev.slipway.core.container.PullListener;
import dev.slipway.core.container.PullPolicy;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// What every part of the contract works with: one engine, labels of its own, and short words for
/// what tests do over and over.
interface EngineFixture {
  /// Generous, so that a loaded machine does not fail a test; what is wrong takes for ever.
  Duration PATIENCE = Duration.ofSeconds(30);

  /// The label that tells one test's containers from all others.
  String TEST_LABEL = "dev.slipway.contract";

  ContainerEngine engine();

  /// One more engine on the same machine, closed with the test.
  ContainerEngine another() throws InterruptedException;

  Subject subject();

  Witness witness();

  /// Borne by everything that the test makes.
  Map<String, String> labels();

  /// Skips the test, aloud, where the engine lacks it.
  void needs(Ability ability);

  default Commands commands() {
    return subject().commands();
  }

  default ContainerSpec.Builder spec(List<String> command) {
    return ContainerSpec.of(subject().image().familiar()).labels(labels()).command(command);
  }

  default Container started(List<String> command) throws InterruptedException {
    return started(spec(command));
  }

  default Container started(ContainerSpec.Builder spec) throws InterruptedException {
    var container = engine().create(spec.build());
    container.start();
    return container;
  }

  /// A container that runs until it is killed.
  default Container sleeping() throws InterruptedException {
    return started(commands().sleep());
  }

  /// A container whose process has written the text.
  default Container started(List<String> command, String text) throws InterruptedException {
    var container = started(command);
    awaitOutput(container, text);
    return container;
  }

  default void awaitOutput(Container container, String text) throws InterruptedException {
    var logs = new CollectedLogs();
    try (var following = Background.of(() -> container.logs(LogRequest.FOLLOW, logs))) {
      assertThat(logs.await(text, PATIENCE))
          .as("`%s` in the output, which is%n%s (%s)", text, logs, following.running())
          .isTrue();
    }
  }

  /// What the container wrote until it ended.
  default CollectedLogs output(ContainerSpec.Builder spec) throws InterruptedException {
    try (var container = started(spec)) {
      var exited = container.waitForExit();
      var logs = new CollectedLogs();
      container.logs(LogRequest.ALL, logs);
      assertThat(exited.exitCode()).as("exit code; %s", logs).isZero();
      return logs;
    }
  }

  default ExecOutcome exec(Container container, List<String> command) throws InterruptedException {
    return container.exec(ExecSpec.of(command, PATIENCE));
  }

  /// What a command wrote that has to end well.
  default CapturedOutput ran(Container container, List<String> command)
      throws InterruptedException {
    return succeeded(exec(container, command));
  }

  default CapturedOutput succeeded(ExecOutcome outcome) {
    assertThat(outcome).isInstanceOf(ExecOutcome.Exited.class);
    var exited = (ExecOutcome.Exited) outcome;
    assertThat(exited.exitCode()).as("exit code; %s", exited.output()).isZero();
    return exited.output();
  }

  default Image resolve(ImageReference reference, PullPolicy policy) throws InterruptedException {
    return engine()
        .resolve(new ImageRequest(reference, policy, Optional.empty()), PullListener.SILENT);
  }

  default void fails(FailureCode code, ThrowingCallable call, String... words) {
    assertThatExceptionOfType(FailureException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.code()).as(e.failure().what()).isEqualTo(code))
        .satisfies(
            e ->
                assertThat(List.of(words))
                    .allSatisfy(word -> assertThat(e.failure().what()).contains(word)));
  }

  /// The call has to end by the interruption of its thread, and soon.
  default void endsByInterruption(Background call) throws InterruptedException {
    assertThat(call.interrupt().outcome())
        .hasValueSatisfying(t -> assertThat(t).isInstanceOf(InterruptedException.class));
  }

  /// Asks again and again, some fifty times a second, until the answer is yes.
  default void eventually(String what, Question question) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!question.ask()) {
      assertThat(System.nanoTime()).as("%s within %s", what, PATIENCE).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /// A question to a machine that goes its own pace.
  @FunctionalInterface
  interface Question {
    boolean ask() throws InterruptedException;
  }
}
