package dev.slipway.validate.probe;

import dev.slipway.core.container.CapturedOutput;
import dev.slipway.core.container.Container;
import dev.slipway.core.container.ExecOutcome;
import dev.slipway.core.container.ExecSpec;
import dev.slipway.validate.contract.Probe;
import dev.slipway.validate.verdict.Durations;
import dev.slipway.validate.verdict.Evidence;
import dev.slipway.validate.verdict.Look;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Semaphore;

/// Runs a command inside the container and holds its end to what was expected.
final class ExecProber implements Prober {
  /// What is killed with SIGKILL ends so.
  private static final int KILLED = 137;

  private final Container container;
  private final Probe.Exec probe;
  private final Semaphore slots;
  private boolean containerMayHaveEnded;

  /// @param slots as many as the engine gains from running at once
  ExecProber(Container container, Probe.Exec probe, Semaphore slots) {
    this.container = container;
    this.probe = probe;
    this.slots = slots;
  }

  @Override
  public Look look(Duration timeout) throws InterruptedException {
    slots.acquire();
    try {
      return judge(
          container.exec(
              new ExecSpec(
                  probe.command(),
                  probe.user(),
                  probe.workdir(),
                  probe.env(),
                  timeout,
                  ExecSpec.DEFAULT_OUTPUT_LIMIT)),
          timeout);
    } finally {
      slots.release();
    }
  }

  /// Engines cannot end one process of a container: cutting one short would leave it there.
  @Override
  public boolean canBeCutShort() {
    return false;
  }

  @Override
  public boolean containerMayHaveEnded() {
    return containerMayHaveEnded;
  }

  private Look judge(ExecOutcome outcome, Duration timeout) {
    containerMayHaveEnded =
        switch (outcome) {
          case ExecOutcome.Exited(int code, var _) -> code == KILLED;
          case ExecOutcome.NotStarted _ -> true;
          case ExecOutcome.TimedOut _ -> false;
        };
    return switch (outcome) {
      case ExecOutcome.NotStarted notStarted ->
          Look.bad("The command could not be run: " + notStarted.reason(), command());
      case ExecOutcome.TimedOut timedOut ->
          Look.bad(
              "The command did not end within " + Durations.text(timeout) + ".",
              command().and(output(timedOut.output())));
      case ExecOutcome.Exited exited -> judge(exited);
    };
  }

  private Look judge(ExecOutcome.Exited exited) {
    var seen = exited.output();
    var unmet = new ArrayList<String>();
    if (!probe.exitCode().contains(exited.exitCode())) {
      unmet.add("exit code " + probe.exitCode() + ", got " + exited.exitCode());
    }
    probe.stdout().unmet(seen.stdout()).ifPresent(what -> unmet.add("stdout to " + what));
    probe.stderr().unmet(seen.stderr()).ifPresent(what -> unmet.add("stderr to " + what));
    var evidence = command().with("exit code", String.valueOf(exited.exitCode())).and(output(seen));
    return unmet.isEmpty()
        ? Look.good(evidence)
        : Look.bad("Expected " + String.join("; and ", unmet) + ".", evidence);
  }

  private Evidence command() {
    return Evidence.of("command", CommandLine.text(probe.command()));
  }

  private static Evidence output(CapturedOutput output) {
    var evidence =
        Evidence.NONE.withTail("stdout", output.stdout()).withTail("stderr", output.stderr());
    return output.truncated()
        ? evidence.with("note", "only the last part of the output was kept")
        : evidence;
  }
}
