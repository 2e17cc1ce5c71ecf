package dev.slipway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.Container;
import dev.slipway.core.container.ContainerState;
import dev.slipway.core.container.ContainerState.Exited;
import dev.slipway.core.container.ContainerState.Health;
import dev.slipway.core.container.ContainerState.Running;
import dev.slipway.core.container.ExecSpec;
import dev.slipway.core.container.Healthcheck;
import dev.slipway.core.container.Port;
import dev.slipway.core.container.PublishedPort;
import dev.slipway.core.failure.FailureCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// From creation to exit.
interface LifecycleContract extends EngineFixture {
  String NO_SUCH_PROGRAM = "/no/such/program";

  @Test
  default void aNewContainerIsNotStarted() throws InterruptedException {
    try (var container = engine().create(spec(commands().sleep()).build())) {
      assertThat(container.state()).isEqualTo(new ContainerState.Created());
      assertThat(container.id()).isNotBlank();
      assertThat(container.name()).isNotBlank();
    }
  }

  @Test
  default void aStartedContainerRuns() throws InterruptedException {
    try (var container = sleeping()) {
      assertThat(container.state()).isInstanceOf(Running.class);
      assertThat(((Running) container.state()).health().status()).isEqualTo(Health.Status.NONE);
    }
  }

  @Test
  default void exitCodesComeBackAsTheyAre() throws InterruptedException {
    for (int code : List.of(0, 1, 42, 255)) {
      try (var container = started(commands().print("", "", code))) {
        var exited = container.waitForExit();
        assertThat(exited.exitCode()).isEqualTo(code);
        assertThat(exited.outOfMemory()).isFalse();
      }
    }
  }

  @Test
  default void waitingEndsWithTheProcess() throws InterruptedException {
    try (var container = sleeping();
        var waiting =
            Background.of(() -> assertThat(container.waitForExit().exitCode()).isEqualTo(137))) {
      assertThat(container.state()).isInstanceOf(Running.class);
      container.signal("KILL");
      assertThat(waiting.outcome()).isEmpty();
    }
  }

  @Test
  default void anEndedContainerIsWaitedForNoLonger() throws InterruptedException {
    try (var container = started(commands().print("", "", 3))) {
      var first = container.waitForExit();
      assertThat(container.waitForExit().exitCode()).isEqualTo(first.exitCode());
    }
  }

  @Test
  default void anEndedContainerSaysHowItEnded() throws InterruptedException {
    try (var container = started(commands().print("", "", 3))) {
      container.waitForExit();
      assertThat(container.state()).isInstanceOf(Exited.class);
      var exited = (Exited) container.state();
      assertThat(exited.exitCode()).isEqualTo(3);
      assertThat(exited.error()).isEmpty();
      // Engines note both times from different threads.
      assertThat(exited.finishedAt().orElseThrow())
          .isAfter(exited.startedAt().orElseThrow().minusSeconds(1));
    }
  }

  @Test
  default void aProcessKilledForItsMemorySaysSo() throws InterruptedException {
    needs(Ability.REPORTING_OUT_OF_MEMORY);
    var limit = ByteCount.ofMebibytes(16);
    try (var container =
        started(spec(commands().exhaustMemory()).memory(limit).memorySwap(limit.bytes()))) {
      var exited = container.waitForExit();
      assertThat(exited.outOfMemory()).as(exited.toString()).isTrue();
      assertThat(exited.exitCode()).isEqualTo(137);
    }
  }

  @Test
  default void anUnknownProgramRefusesTheStartAtOnceInTheEnginesWords()
      throws InterruptedException {
    try (var container = engine().create(spec(List.of(NO_SUCH_PROGRAM)).build())) {
      long began = System.nanoTime();
      fails(FailureCode.START_REFUSED, container::start, NO_SUCH_PROGRAM);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);
      assertThat(container.state()).isNotInstanceOf(Running.class);
    }
  }

  @Test
  default void anUnknownUserRefusesTheStart() throws InterruptedException {
    try (var container = engine().create(spec(commands().sleep()).user("nosuchuser").build())) {
      fails(FailureCode.START_REFUSED, container::start, "nosuchuser");
      assertThat(container.state()).isNotInstanceOf(Running.class);
    }
  }

  @Test
  default void aTakenPortFailsTheStart() throws InterruptedException, IOException {
    assumeTrue(witness().local(), "The engine is on another machine.");
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral(PublishedPort.LOOPBACK));
        var container =
            engine()
                .create(
                    spec(commands().sleep())
                        .port(
                            new PublishedPort(
                                Port.tcp(8080), PublishedPort.LOOPBACK, taken.getLocalPort()))
                        .build())) {
      fails(FailureCode.START_FAILED, container::start, Integer.toString(taken.getLocalPort()));
      assertThat(container.state()).isNotInstanceOf(Running.class);
    }
  }

  @Test
  default void theFirstProcessIsTheContainersOwn() throws InterruptedException {
    var second = ExecSpec.of(commands().printAndSleep("second"), PATIENCE.multipliedBy(9));
    try (var container = sleeping();
        var running = Background.of(() -> container.exec(second))) {
      var first = String.join(" ", commands().sleep());
      assertThat(container.processes()).startsWith(first);
      eventually("two processes", () -> container.processes().size() == 2);
      assertThat(container.processes()).startsWith(first);
      assertThat(running.running()).isTrue();
    }
  }

  @Test
  default void anEndedContainerHasNoProcesses() throws InterruptedException {
    try (var container = started(commands().print("", "", 0))) {
      container.waitForExit();
      assertThat(container.processes()).isEmpty();
    }
  }

  @Test
  default void aPassingHealthcheckMakesTheContainerHealthy() throws InterruptedException {
    needs(Ability.PROBING_HEALTH);
    var passing = commands().print("fine", "", 0);
    try (var container = started(spec(commands().sleep()).healthcheck(probing(passing)))) {
      eventually("healthy", () -> health(container).status() == Health.Status.HEALTHY);
      assertThat(health(container).lastOutput()).hasValue("fine");
    }
  }

  @Test
  default void aFailingHealthcheckMakesTheContainerUnhealthy() throws InterruptedException {
    needs(Ability.PROBING_HEALTH);
    var failing = commands().print("", "broken", 1);
    try (var container = started(spec(commands().sleep()).healthcheck(probing(failing)))) {
      eventually("unhealthy", () -> health(container).status() == Health.Status.UNHEALTHY);
      assertThat(health(container).failingStreak()).isPositive();
      assertThat(health(container).lastOutput()).hasValue("broken");
    }
  }

  private static Healthcheck probing(List<String> command) {
    var test = new ArrayList<>(List.of("CMD"));
    test.addAll(command);
    return new Healthcheck(
        test,
        Optional.of(Duration.ofMillis(100)),
        Optional.of(PATIENCE),
        Optional.empty(),
        Optional.of(1));
  }

  private static Health health(Container container) throws InterruptedException {
    assertThat(container.state()).isInstanceOf(Running.class);
    return ((Running) container.state()).health();
  }
}
