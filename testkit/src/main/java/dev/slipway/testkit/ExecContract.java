package dev.slipway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.CapturedOutput;
import dev.slipway.core.container.ExecOutcome;
import dev.slipway.core.container.ExecSpec;
import dev.slipway.core.task.TaskGroup;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// One more process in a container.
interface ExecContract extends EngineFixture {
  @Test
  default void exitCodesAndOutputOfACommandComeBackApart() throws InterruptedException {
    try (var container = sleeping()) {
      for (int code : List.of(0, 1, 3, 126, 127, 255)) {
        assertThat(exec(container, commands().print("o" + code, "e" + code, code)))
            .isEqualTo(
                new ExecOutcome.Exited(code, new CapturedOutput("o" + code, "e" + code, false)));
      }
    }
  }

  @Test
  default void outputIsUtf8() throws InterruptedException {
    try (var container = sleeping()) {
      assertThat(ran(container, commands().print("ığİ €", "漢字 🚢", 0)))
          .isEqualTo(new CapturedOutput("ığİ €", "漢字 🚢", false));
    }
  }

  @Test
  default void theOutputLimitKeepsTheEnd() throws InterruptedException {
    try (var container = sleeping()) {
      var output =
          succeeded(
              container.exec(
                  new ExecSpec(
                      commands().flood(300_000),
                      Optional.empty(),
                      Optional.empty(),
                      new LinkedHashMap<>(),
                      PATIENCE,
                      ByteCount.of(1_000))));
      assertThat(output.truncated()).isTrue();
      assertThat(output.stdout()).hasSize(1_000).endsWith("\nEND\n");
      assertThat(output.stderr()).isEmpty();
    }
  }

  @Test
  default void outputWithinTheLimitIsWhole() throws InterruptedException {
    try (var container = sleeping()) {
      var output = ran(container, commands().flood(300_000));
      assertThat(output.truncated()).isFalse();
      assertThat(output.stdout()).hasSize(300_000 + "\nEND\n".length());
    }
  }

  @Test
  default void aCommandHasItsOwnUserFolderAndVariables() throws InterruptedException {
    try (var container =
        started(spec(commands().sleep()).env("SHIP", "slipway").env("PORT", "home"))) {
      assertThat(ran(container, commands().printUser()).stdout().strip()).isEqualTo("0");
      assertThat(succeeded(container.exec(inPlace(commands().printUser()))).stdout().strip())
          .isEqualTo("1234");
      assertThat(succeeded(container.exec(inPlace(commands().printWorkdir()))).stdout().strip())
          .isEqualTo(subject().files().directory());
      assertThat(succeeded(container.exec(inPlace(commands().printEnv()))).stdout().lines())
          .contains("SHIP=slipway", "PORT=away", "EMPTY=", "ODD=a b=ç\"'$x");
    }
  }

  private ExecSpec inPlace(List<String> command) {
    var env = new LinkedHashMap<>(Map.of("PORT", "away", "EMPTY", "", "ODD", "a b=ç\"'$x"));
    return new ExecSpec(
        command,
        Optional.of("1234"),
        Optional.of(subject().files().directory()),
        env,
        PATIENCE,
        ExecSpec.DEFAULT_OUTPUT_LIMIT);
  }

  @Test
  default void aCommandThatTakesTooLongTimesOut() throws InterruptedException {
    try (var container = sleeping()) {
      long began = System.nanoTime();
      assertThat(container.exec(ExecSpec.of(commands().sleep(), Duration.ofMillis(300))))
          .isEqualTo(new ExecOutcome.TimedOut(CapturedOutput.NONE));
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);
      ran(container, commands().print("", "", 0));
    }
  }

  @Test
  default void whatWasWrittenBeforeATimeoutIsKept() throws InterruptedException {
    try (var container = sleeping()) {
      assertThat(container.exec(ExecSpec.of(commands().printAndSleep("early"), aWhile())))
          .isEqualTo(new ExecOutcome.TimedOut(new CapturedOutput("early\n", "", false)));
    }
  }

  @Test
  default void aProgramThatIsNotThereIsNotStarted() throws InterruptedException {
    try (var container = sleeping()) {
      assertNotStarted(
          exec(container, List.of(LifecycleContract.NO_SUCH_PROGRAM)),
          LifecycleContract.NO_SUCH_PROGRAM);
    }
  }

  @Test
  default void aUserWhoIsNotThereStartsNothing() throws InterruptedException {
    try (var container = sleeping()) {
      var spec =
          new ExecSpec(
              commands().print("", "", 0),
              Optional.of("nosuchuser"),
              Optional.empty(),
              new LinkedHashMap<>(),
              PATIENCE,
              ExecSpec.DEFAULT_OUTPUT_LIMIT);
      assertNotStarted(container.exec(spec), "nosuchuser");
    }
  }

  @Test
  default void nothingStartsInAContainerThatDoesNotRun() throws InterruptedException {
    try (var created = engine().create(spec(commands().sleep()).build());
        var ended = started(commands().print("", "", 0))) {
      ended.waitForExit();
      assertNotStarted(exec(created, commands().print("", "", 0)), "");
      assertNotStarted(exec(ended, commands().print("", "", 0)), "");
    }
  }

  @Test
  default void aCommandEndsWithItsContainer() throws InterruptedException {
    try (var container = sleeping();
        var running =
            Background.of(
                () -> container.exec(ExecSpec.of(commands().sleep(), PATIENCE.multipliedBy(9))))) {
      eventually("two processes", () -> container.processes().size() == 2);
      container.signal("KILL");
      running.outcome();
    }
  }

  @Test
  default void commandsAtTheSameTimeKeepTheirOutputApart() throws InterruptedException {
    try (var container = sleeping();
        var group = new TaskGroup<CapturedOutput>(Thread.ofPlatform().daemon().factory())) {
      for (int i = 0; i < 6; i++) {
        var text = "command " + i;
        var _ = group.fork(() -> ran(container, commands().print(text, text, 0)));
      }
      var outputs = group.join();
      for (int i = 0; i < outputs.size(); i++) {
        assertThat(outputs.get(i))
            .isEqualTo(new CapturedOutput("command " + i, "command " + i, false));
      }
    }
  }

  /// Long enough for a process to start and write its first line on a loaded machine.
  Duration aWhile();

  private static void assertNotStarted(ExecOutcome outcome, String words) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            ExecOutcome.NotStarted.class,
            notStarted -> assertThat(notStarted.reason()).isNotBlank().contains(words));
  }
}
