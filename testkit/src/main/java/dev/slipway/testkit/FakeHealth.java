package dev.slipway.testkit;

import dev.slipway.core.container.CapturedOutput;
import dev.slipway.core.container.ContainerState.Health;
import dev.slipway.core.container.ContainerState.Health.Status;
import dev.slipway.core.container.ExecOutcome;
import dev.slipway.core.container.ExecSpec;
import dev.slipway.core.container.Healthcheck;
import dev.slipway.testkit.FakeContainer.Begun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Probes a fake container's health as an engine does, on the machine's clock.
final class FakeHealth {
  private static final Duration INTERVAL = Duration.ofSeconds(30);
  private static final int RETRIES = 3;

  private final FakeContainer container;
  private final FakeProcess main;
  private final Monitor monitor;
  private final Healthcheck check;
  private final Instant begun;
  private Status status = Status.STARTING;
  private int failing;

  private FakeHealth(
      FakeContainer container, FakeProcess main, Monitor monitor, Healthcheck check) {
    this.container = container;
    this.main = main;
    this.monitor = monitor;
    this.check = check;
    this.begun = monitor.now();
  }

  /// Returns at once; the watch ends with the process.
  static void watch(FakeContainer container, FakeProcess main, Monitor monitor) {
    container
        .healthcheck()
        .ifPresent(
            check -> {
              var watch = new FakeHealth(container, main, monitor, check);
              container.health(new Health(Status.STARTING, 0, Optional.empty()));
              Thread.ofVirtual().name("health of " + container.name()).start(watch::run);
            });
  }

  private void run() {
    try {
      while (!monitor.await(main::ended, check.interval().orElse(INTERVAL))) {
        judge(probe());
      }
    } catch (InterruptedException _) {
      // Nobody watches any more.
    }
  }

  private void judge(ExecOutcome outcome) {
    boolean passed = outcome instanceof ExecOutcome.Exited(int code, _) && code == 0;
    failing = passed || starting() ? 0 : failing + 1;
    if (passed) {
      status = Status.HEALTHY;
    } else if (failing >= check.retries().orElse(RETRIES)) {
      status = Status.UNHEALTHY;
    }
    var health = new Health(status, failing, Optional.of(output(outcome)));
    monitor.change(
        () -> {
          if (!main.ended()) {
            container.health(health);
          }
        });
  }

  private boolean starting() {
    var until = begun.plus(check.startPeriod().orElse(Duration.ZERO));
    return status == Status.STARTING && monitor.now().isBefore(until);
  }

  private ExecOutcome probe() throws InterruptedException {
    var exec = ExecSpec.of(command(), check.timeout().orElse(INTERVAL));
    var capture = new Capture(exec.outputLimit());
    return switch (monitor.read(() -> container.begin(exec, capture))) {
      case Begun.Refused(var reason) -> new ExecOutcome.NotStarted(reason);
      case Begun.Started(var process) -> {
        boolean _ = monitor.await(process::ended, exec.timeout());
        yield monitor.read(() -> capture.outcome(process));
      }
    };
  }

  private List<String> command() {
    var words = new ArrayList<String>();
    if (check.test().getFirst().equals("CMD-SHELL")) {
      words.addAll(List.of("/bin/sh", "-c"));
    }
    words.addAll(check.test().subList(1, check.test().size()));
    return words;
  }

  private static String output(ExecOutcome outcome) {
    return switch (outcome) {
      case ExecOutcome.Exited(_, var output) -> output.stdout() + output.stderr();
      case ExecOutcome.TimedOut(CapturedOutput output) -> output.stdout() + output.stderr();
      case ExecOutcome.NotStarted(var reason) -> reason;
    };
  }
}
