package dev.slipway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.container.Container;
import dev.slipway.core.container.LogRequest;
import org.junit.jupiter.api.Test;

/// The output of a container's process.
interface LogContract extends EngineFixture {
  @Test
  default void bothStreamsOfAnEndedContainerAreReadApart() throws InterruptedException {
    try (var container = started(commands().print("out ığİ €\n", "err\n", 3))) {
      container.waitForExit();
      var logs = read(container, LogRequest.ALL);
      assertThat(logs.stdout()).isEqualTo("out ığİ €\n");
      assertThat(logs.stderr()).isEqualTo("err\n");
    }
  }

  @Test
  default void theTailIsTheLastLines() throws InterruptedException {
    try (var container = started(commands().printLines(20))) {
      container.waitForExit();
      assertThat(read(container, LogRequest.last(3)).stdout())
          .isEqualTo("line 18\nline 19\nline 20\n");
      assertThat(read(container, LogRequest.last(1_000)).stdout()).startsWith("line 1\n");
    }
  }

  @Test
  default void followingEndsWithTheContainer() throws InterruptedException {
    try (var container = started(commands().printLines(20))) {
      assertThat(read(container, LogRequest.FOLLOW).stdout().lines()).hasSize(20);
      assertThat(container.waitForExit().exitCode()).isZero();
    }
  }

  @Test
  default void followingShowsWhatIsWrittenMeanwhile() throws InterruptedException {
    try (var container = started(commands().exitOn("TERM", 0), "ready")) {
      var logs = new CollectedLogs();
      try (var following = Background.of(() -> container.logs(LogRequest.FOLLOW, logs))) {
        assertThat(logs.await("ready", PATIENCE)).isTrue();
        assertThat(following.running()).isTrue();
        container.signal("TERM");
        assertThat(following.outcome()).isEmpty();
      }
    }
  }

  @Test
  default void withoutFollowingARunningContainerIsReadAsFarAsItIs() throws InterruptedException {
    try (var container = started(commands().printAndSleep("so far"), "so far")) {
      assertThat(read(container, LogRequest.ALL).stdout()).isEqualTo("so far\n");
    }
  }

  @Test
  default void muchOutputComesWhole() throws InterruptedException {
    try (var container = started(commands().flood(2_000_000))) {
      assertThat(read(container, LogRequest.FOLLOW).stdout())
          .hasSize(2_000_000 + "\nEND\n".length())
          .endsWith("\nEND\n");
    }
  }

  @Test
  default void aTerminalHasOneStream() throws InterruptedException {
    try (var container = started(spec(commands().print("out", "err", 0)).tty(true))) {
      container.waitForExit();
      var logs = read(container, LogRequest.ALL);
      assertThat(logs.stdout()).contains("out").contains("err");
      assertThat(logs.stderr()).isEmpty();
    }
  }

  @Test
  default void aContainerThatWasNotStartedHasWrittenNothing() throws InterruptedException {
    try (var container = engine().create(spec(commands().sleep()).build())) {
      assertThat(read(container, LogRequest.ALL).stdout()).isEmpty();
    }
  }

  private static CollectedLogs read(Container container, LogRequest request)
      throws InterruptedException {
    var logs = new CollectedLogs();
    container.logs(request, logs);
    return logs;
  }
}
