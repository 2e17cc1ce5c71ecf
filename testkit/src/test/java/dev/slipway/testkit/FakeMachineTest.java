package dev.slipway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.CapturedOutput;
import dev.slipway.core.container.Container;
import dev.slipway.core.container.ContainerSpec;
import dev.slipway.core.container.ContainerState;
import dev.slipway.core.container.ContainerState.Health;
import dev.slipway.core.container.ExecOutcome;
import dev.slipway.core.container.ExecSpec;
import dev.slipway.core.container.Healthcheck;
import dev.slipway.core.container.ImageReference;
import dev.slipway.core.container.ImageRequest;
import dev.slipway.core.container.LogRequest;
import dev.slipway.core.container.PullListener;
import dev.slipway.core.container.PullPolicy;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What the fake promises beyond the contract: scripts, faults and records.
final class FakeMachineTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final ManualClock clock = new ManualClock();
  private final FakeMachine machine = new FakeMachine(clock);
  private final FakeEngine engine = machine.open();

  @Test
  void programsRunForTheirWholeCommandOrTheirFirstWord() throws InterruptedException {
    machine.with(
        app()
            .command(List.of("sh", "-c", "whoami"), FakeProgram.printing("jovyan\n"))
            .program("sh", FakeProgram.exiting(2))
            .otherwise(FakeProgram.printing("", "what?\n", 3))
            .build());
    var container = started("app");
    assertThat(exec(container, "sh", "-c", "whoami"))
        .isEqualTo(new ExecOutcome.Exited(0, new CapturedOutput("jovyan\n", "", false)));
    assertThat(exec(container, "sh", "-c", "id"))
        .isEqualTo(new ExecOutcome.Exited(2, CapturedOutput.NONE));
    assertThat(exec(container, "other"))
        .isEqualTo(new ExecOutcome.Exited(3, new CapturedOutput("", "what?\n", false)));
  }

  @Test
  void timeoutsGoByTheClock() throws InterruptedException {
    machine.with(app().program("slow", FakeProgram.printing("late").after(LONG)).build());
    var container = started("app");
    var outcomes = new ArrayList<ExecOutcome>();
    try (var call =
        Background.of(
            () ->
                outcomes.add(
                    container.exec(ExecSpec.of(List.of("slow"), Duration.ofMinutes(1)))))) {
      clock.awaitSleepers(2);
      clock.advance(Duration.ofMinutes(1));
      assertThat(call.outcome()).isEmpty();
    }
    assertThat(outcomes).containsExactly(new ExecOutcome.TimedOut(CapturedOutput.NONE));
  }

  @Test
  void theGraceGoesByTheClock() throws InterruptedException {
    machine.with(app().build());
    var container = started("app");
    try (var call = Background.of(() -> container.stop(LONG))) {
      clock.awaitSleepers(1);
      clock.advance(LONG);
      assertThat(call.outcome()).isEmpty();
    }
    assertThat(container.waitForExit().exitCode()).isEqualTo(137);
  }

  @Test
  void healthGoesFromStartingToUnhealthyToHealthy() throws InterruptedException {
    var answer = new AtomicInteger(1);
    var probes = new AtomicInteger();
    machine.with(
        app()
            .healthcheck(
                new Healthcheck(
                    List.of("CMD-SHELL", "check me"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Duration.ofSeconds(31)),
                    Optional.of(2)))
            .command(
                List.of("/bin/sh", "-c", "check me"),
                process -> {
                  process.print(Integer.toString(probes.incrementAndGet()));
                  return answer.get();
                })
            .build());
    var container = started("app");
    assertThat(health(container).status()).isEqualTo(Health.Status.STARTING);
    assertThat(probed(container, 1)).isEqualTo(Health.Status.STARTING);
    assertThat(probed(container, 2)).isEqualTo(Health.Status.STARTING);
    assertThat(probed(container, 3)).isEqualTo(Health.Status.UNHEALTHY);
    answer.set(0);
    assertThat(probed(container, 4)).isEqualTo(Health.Status.HEALTHY);
  }

  private Health.Status probed(Container container, int probe) throws InterruptedException {
    clock.awaitSleepers(1);
    clock.advance(Duration.ofSeconds(30));
    while (!health(container).lastOutput().equals(Optional.of(probe + "\n"))) {
      Thread.onSpinWait();
    }
    return health(container).status();
  }

  private static Health health(Container container) throws InterruptedException {
    return ((ContainerState.Running) container.state()).health();
  }

  @Test
  void anInitLetsSignalsEndAProcessThatDoesNotTrapThem() throws InterruptedException {
    machine.with(app().build());
    var container = engine.create(ContainerSpec.of("app").init(true).build());
    container.start();
    container.signal("TERM");
    assertThat(container.waitForExit().exitCode()).isEqualTo(143);
  }

  @Test
  void aProgramThatThrowsSaysSoInTheLogs() throws InterruptedException {
    machine.with(
        FakeImage.named("app")
            .command("serve")
            .program(
                "serve",
                _ -> {
                  throw new IllegalStateException("out of luck");
                })
            .build());
    var container = started("app");
    assertThat(container.waitForExit().exitCode()).isEqualTo(70);
    var logs = new CollectedLogs();
    container.logs(LogRequest.ALL, logs);
    assertThat(logs.stderr()).contains("out of luck");
  }

  @Test
  void anImageRefusesToStartInItsWords() throws InterruptedException {
    machine.with(app().refusing("exec format error").build());
    var container = engine.create(ContainerSpec.of("app").build());
    fails(FailureCode.START_REFUSED, container::start, "exec format error");
  }

  @Test
  void aRemoteImageIsPulledWithProgress() throws InterruptedException {
    machine.withRemote(app().layer(ByteCount.of(1), "one").layer(ByteCount.of(2), "two").build());
    var heard = new ArrayList<String>();
    engine.resolve(request(PullPolicy.MISSING), listener(heard));
    assertThat(heard)
        .containsExactly(
            "pulling app:latest",
            "layer1 Downloading",
            "layer1 Pull complete",
            "layer2 Downloading",
            "layer2 Pull complete",
            "pulled app:latest");
    heard.clear();
    engine.resolve(request(PullPolicy.MISSING), listener(heard));
    assertThat(heard).isEmpty();
    engine.resolve(request(PullPolicy.ALWAYS), listener(heard));
    assertThat(heard).isNotEmpty();
  }

  @Test
  void aRegistryRefusesInItsWords() {
    machine.withRegistryRefusing("docker.io", "denied: requested access");
    fails(
        FailureCode.PULL_FAILED,
        () -> engine.resolve(request(PullPolicy.MISSING), PullListener.SILENT),
        "denied: requested access");
  }

  @Test
  void anImageThatIsNowhereIsNotFound() {
    fails(
        FailureCode.IMAGE_NOT_FOUND,
        () -> engine.resolve(request(PullPolicy.MISSING), PullListener.SILENT),
        "app:latest");
  }

  @Test
  void anEngineThatGoesAwayFailsCallsUnderWayAndAllOthers() throws InterruptedException {
    machine.with(app().build());
    var container = started("app");
    try (var waiting = Background.of(container::waitForExit);
        var following =
            Background.of(() -> container.logs(LogRequest.FOLLOW, new CollectedLogs()))) {
      machine.goAway();
      for (var call : List.of(waiting, following)) {
        assertThat(call.outcome())
            .hasValueSatisfying(t -> assertThat(t).isInstanceOf(FailureException.class));
      }
    }
    fails(FailureCode.ENGINE_UNREACHABLE, engine::info, "connection refused");
    fails(FailureCode.ENGINE_UNREACHABLE, container::close, "connection refused");
    machine.comeBack();
    assertThat(container.state()).isInstanceOf(ContainerState.Running.class);
  }

  @Test
  void aHookFailsACall() throws InterruptedException {
    machine.with(app().build());
    machine.before(
        EngineCall.START,
        name -> {
          throw new FailureException(FailureCode.START_FAILED, name + ": no such device");
        });
    var container = engine.create(ContainerSpec.of("app").build());
    fails(FailureCode.START_FAILED, container::start, "no such device");
    assertThat(container.state()).isInstanceOf(ContainerState.Created.class);
  }

  @Test
  void aHookHoldsRemovalUp() throws InterruptedException {
    machine.with(app().build());
    var container = started("app");
    var release = new CountDownLatch(1);
    var removing = new CountDownLatch(1);
    machine.before(
        EngineCall.CLOSE,
        _ -> {
          removing.countDown();
          release.await();
        });
    try (var closing = Background.of(container::close)) {
      removing.await();
      assertThat(engine.list(Map.of())).hasSize(1);
      release.countDown();
      assertThat(closing.outcome()).isEmpty();
    }
    machine.assertNothingLeft();
  }

  @Test
  void closingWaitsForWhatIsBeingMade() throws InterruptedException {
    machine.with(app().build());
    var making = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    machine.before(
        EngineCall.CREATE,
        _ -> {
          making.countDown();
          release.await();
        });
    try (var maker = Background.of(() -> engine.create(ContainerSpec.of("app").build()))) {
      making.await();
      machine.before(EngineCall.CREATE, _ -> {});
      try (var closing = Background.of(engine::close)) {
        assertThatIllegalStateException()
            .isThrownBy(
                () -> {
                  while (true) {
                    var _ = engine.create(ContainerSpec.of("app").build());
                  }
                });
        assertThat(closing.running()).isTrue();
        release.countDown();
        assertThat(closing.outcome()).isEmpty();
      }
      assertThat(maker.outcome())
          .hasValueSatisfying(t -> assertThat(t).isInstanceOf(IllegalStateException.class));
    }
    machine.assertNothingLeft();
  }

  @Test
  void whatIsLeftIsFound() throws InterruptedException {
    machine.with(app().volume("/data").build());
    var container = started("app");
    assertThatExceptionOfType(AssertionError.class).isThrownBy(machine::assertNothingLeft);
    assertThat(machine.witness().volumes(container.id())).hasSize(1);
    container.close();
    machine.assertNothingLeft();
  }

  @Test
  void whatWasAskedIsRecorded() throws InterruptedException {
    machine.with(app().program("true", FakeProgram.exiting(0)).build());
    var container = engine.create(ContainerSpec.of("app").user("1000").build());
    container.start();
    exec(container, "true");
    container.close();
    container.close();
    assertThat(machine.created())
        .singleElement()
        .satisfies(spec -> assertThat(spec.program().user()).hasValue("1000"));
    assertThat(machine.subjects(EngineCall.EXEC)).containsExactly(container.name() + ": true");
    assertThat(machine.calls())
        .extracting(FakeMachine.Call::call)
        .containsExactly(EngineCall.CREATE, EngineCall.START, EngineCall.EXEC, EngineCall.CLOSE);
  }

  /// An image whose command sleeps whatever comes.
  private static FakeImage.Builder app() {
    return FakeImage.named("app").command("sleep").program("sleep", FakeProgram.sleeping());
  }

  private Container started(String image) throws InterruptedException {
    var container = engine.create(ContainerSpec.of(image).build());
    container.start();
    return container;
  }

  private static ExecOutcome exec(Container container, String... words)
      throws InterruptedException {
    return container.exec(ExecSpec.of(List.of(words), LONG));
  }

  private static ImageRequest request(PullPolicy policy) {
    return new ImageRequest(ImageReference.parse("app").orElseThrow(), policy, Optional.empty());
  }

  private static void fails(FailureCode code, ThrowingCallable call, String words) {
    assertThatExceptionOfType(FailureException.class)
        .isThrownBy(call)
        .withMessageContaining(words)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }

  private static PullListener listener(List<String> heard) {
    return new PullListener() {
      @Override
      public void pulling(ImageReference image) {
        heard.add("pulling " + image);
      }

      @Override
      public void layer(
          String layer, String status, Optional<ByteCount> done, Optional<ByteCount> total) {
        heard.add(layer + " " + status);
      }

      @Override
      public void pulled(ImageReference image) {
        heard.add("pulled " + image);
      }
    };
  }
}
