package dev.slipway.core.container;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A container that somebody made and must close. Safe for use by several threads. Every blocking
/// call ends promptly with `InterruptedException` when its thread is interrupted, and with
/// `CONTAINER_GONE` once the container is removed.
public interface Container extends AutoCloseable {
  String id();

  String name();

  /// Fails with `START_REFUSED` when image or command cannot run, `START_FAILED` when the machine
  /// cannot run them; both in the engine's words and as soon as the engine has answered.
  void start() throws InterruptedException;

  ContainerState state() throws InterruptedException;

  /// Waits until the process has ended.
  ContainerState.Exited waitForExit() throws InterruptedException;

  ExecOutcome exec(ExecSpec spec) throws InterruptedException;

  /// Gives the output to the sink; with `follow` until the container ends.
  void logs(LogRequest request, LogSink sink) throws InterruptedException;

  /// `SIGTERM` or `TERM`. A container that has ended already is left in peace.
  void signal(String signal) throws InterruptedException;

  /// Asks the process to end with the image's stop signal and kills it after the grace period.
  void stop(Duration grace) throws InterruptedException;

  /// Empty when the port is neither published nor reachable, and when the container does not run.
  Optional<Endpoint> endpoint(Port port) throws InterruptedException;

  /// The command lines of the running processes, the container's own first; none when it does not
  /// run.
  List<String> processes() throws InterruptedException;

  /// Kills the process where it still runs and removes the container with its anonymous volumes.
  /// May be called twice. Interruption does not stop it.
  @Override
  void close();
}
