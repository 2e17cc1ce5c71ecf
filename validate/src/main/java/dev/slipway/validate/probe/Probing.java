package dev.slipway.validate.probe;

import dev.slipway.core.container.ContainerState;
import dev.slipway.validate.contract.Check;
import dev.slipway.validate.contract.Probe;
import dev.slipway.validate.verdict.Look;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// Holds one running container to one check, with as many looks as it takes.
public final class Probing {
  /// How it went.
  public sealed interface Outcome {
    /// @param attempts counted looks
    record Settled(Look look, int attempts) implements Outcome {}

    /// The container ended under the check, which needs it to run.
    record ContainerEnded(ContainerState.Exited exited, int attempts) implements Outcome {}
  }

  /// An engine notes the end of a container a moment after it has killed what ran in it.
  private static final Duration NOTICE = Duration.ofMillis(500);

  private final LiveContainer live;
  private final Semaphore execSlots;

  public Probing(LiveContainer live, Semaphore execSlots) {
    this.live = live;
    this.execSlots = execSlots;
  }

  /// A check that stops the container is not for here: see [EndProber#tell].
  public Outcome probe(Check check) throws InterruptedException {
    if (!(check.requirement() instanceof Probe probe)) {
      throw new IllegalArgumentException(
          "Check `" + check.name() + "` asks nothing of a container.");
    }
    boolean endedEarly = live.pause(check.cadence().initialDelay());
    return switch (probe) {
      case Probe.Logs logs -> new Outcome.Settled(LogProber.watch(live, logs), 1);
      case Probe.Exit exit -> new Outcome.Settled(EndProber.exit(live, exit), 1);
      case Probe.Exec exec ->
          paced(check, new ExecProber(live.container(), exec, execSlots), endedEarly);
      case Probe.HttpGet http -> paced(check, new HttpProber(live.container(), http), endedEarly);
      case Probe.TcpSocket tcp ->
          paced(check, new TcpProber(live.container(), tcp.port()), endedEarly);
      case Probe.Grpc grpc -> paced(check, new GrpcProber(live.container(), grpc), endedEarly);
      case Probe.Health health -> healthy(health);
      case Probe.Running _, Probe.Stop _ ->
          throw new IllegalArgumentException(
              "Check `" + check.name() + "` is not made by looking at a container.");
    };
  }

  private Outcome paced(Check check, Prober prober, boolean endedEarly)
      throws InterruptedException {
    if (endedEarly) {
      return ended(0);
    }
    var pacing = Pacing.of(check.cadence());
    var timeout = check.cadence().timeout();
    boolean counted = true;
    while (true) {
      long from = System.nanoTime();
      var look = prober.look(timeout);
      var took = Duration.ofNanos(System.nanoTime() - from);
      boolean passed = look instanceof Look.Good;
      // After a look that does not count, the watch will tell soon enough.
      if (!passed && (counted ? live.exitNow() : live.exit()).isPresent()) {
        return ended(pacing.attempts() + 1);
      }
      if (!passed && prober.containerMayHaveEnded() && live.pause(NOTICE)) {
        return ended(pacing.attempts() + 1);
      }
      switch (passed || counted ? pacing.counted(passed, took) : pacing.missed(took)) {
        case Pacing.Step.Decided _ -> {
          return new Outcome.Settled(look, pacing.attempts() + 1);
        }
        case Pacing.Step.Flapping flapping -> {
          return new Outcome.Settled(flapped(look, flapping.attempts()), flapping.attempts());
        }
        case Pacing.Step.Again again -> {
          if (live.pause(again.pause())) {
            return ended(again.next().attempts());
          }
          pacing = again.next();
          counted = again.counted();
          timeout = prober.canBeCutShort() ? again.timeout() : check.cadence().timeout();
        }
      }
    }
  }

  private Outcome healthy(Probe.Health health) throws InterruptedException {
    var look = HealthProber.watch(live, health);
    return look instanceof Look.Bad && live.exitNow().isPresent()
        ? ended(1)
        : new Outcome.Settled(look, 1);
  }

  private static Look flapped(Look last, int attempts) {
    var evidence =
        switch (last) {
          case Look.Good good -> good.evidence();
          case Look.Bad bad -> bad.evidence().with("last failure", bad.message());
        };
    return Look.bad(
        "It passes and fails in turn: neither threshold was reached in " + attempts + " attempts.",
        evidence);
  }

  private Outcome ended(int attempts) throws InterruptedException {
    return new Outcome.ContainerEnded(live.exitNow().orElseThrow(), attempts);
  }
}
