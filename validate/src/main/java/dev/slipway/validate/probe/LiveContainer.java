package dev.slipway.validate.probe;

import dev.slipway.core.container.CapturedOutput;
import dev.slipway.core.container.Container;
import dev.slipway.core.container.ContainerState;
import dev.slipway.core.container.LogRequest;
import dev.slipway.core.container.LogSink;
import dev.slipway.core.failure.FailureException;
import dev.slipway.validate.verdict.Evidence;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A started container that is watched: whoever waits for anything learns of its end at once.
///
/// Closing ends the watch, not the container.
public final class LiveContainer implements AutoCloseable {
  private static final int TAIL_LINES = 200;

  private final Container container;
  private final Duration startTook;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread watch;
  private volatile ContainerState.@Nullable Exited exit;
  private @Nullable LogBuffer log;
  private final ThreadFactory threads;
  private @Nullable Thread logThread;

  private LiveContainer(Container container, Duration startTook, ThreadFactory threads) {
    this.container = container;
    this.startTook = startTook;
    this.threads = threads;
    this.watch = threads.newThread(this::watch);
  }

  /// Starts a container and watches it.
  public static LiveContainer start(Container container, ThreadFactory threads)
      throws InterruptedException {
    long from = System.nanoTime();
    container.start();
    var live = new LiveContainer(container, Duration.ofNanos(System.nanoTime() - from), threads);
    live.watch.start();
    return live;
  }

  public Container container() {
    return container;
  }

  public Duration startTook() {
    return startTook;
  }

  /// How it ended, once it has.
  public Optional<ContainerState.Exited> exit() {
    return Optional.ofNullable(exit);
  }

  /// How it ended, asking the engine where the watch has not heard of it yet: a check that just
  /// failed wants to know whether the container died under it.
  public Optional<ContainerState.Exited> exitNow() throws InterruptedException {
    if (exit == null && container.state() instanceof ContainerState.Exited exited) {
      ended(exited);
    }
    return exit();
  }

  /// Waits; true as soon as the container has ended.
  public boolean pause(Duration duration) throws InterruptedException {
    return ended.await(duration.toNanos(), TimeUnit.NANOSECONDS);
  }

  /// What the container wrote so far, followed from the first call on.
  synchronized LogBuffer log() {
    var buffer = log;
    if (buffer == null) {
      buffer = new LogBuffer();
      log = buffer;
      var sink = buffer;
      logThread = threads.newThread(() -> follow(sink));
      logThread.start();
    }
    return buffer;
  }

  /// Exit code, cause and last words of a container that has ended.
  public Evidence obituary(ContainerState.Exited exited) throws InterruptedException {
    var evidence = Evidence.of("exit code", String.valueOf(exited.exitCode()));
    if (exited.outOfMemory()) {
      evidence = evidence.with("killed", "out of memory");
    }
    if (exited.error().isPresent()) {
      evidence = evidence.with("engine", exited.error().get());
    }
    var output = lastOutput(container);
    return evidence.withTail("stdout", output.stdout()).withTail("stderr", output.stderr());
  }

  /// The last lines that a container wrote.
  static CapturedOutput lastOutput(Container container) throws InterruptedException {
    var buffer = new LogBuffer();
    try {
      container.logs(LogRequest.last(TAIL_LINES), buffer);
    } catch (FailureException e) {
      // The logs are a courtesy: a driver that keeps none must not hide how the container ended.
      return new CapturedOutput("", "(no logs: " + e.failure().what() + ")", false);
    }
    return new CapturedOutput(
        buffer.text(LogSink.Stream.STDOUT), buffer.text(LogSink.Stream.STDERR), false);
  }

  private void watch() {
    try {
      ended(container.waitForExit());
    } catch (InterruptedException | FailureException _) {
      // Nobody is left to tell, or the next probe meets the same failure and reports it.
    }
  }

  private void ended(ContainerState.Exited exited) {
    exit = exited;
    ended.countDown();
  }

  private void follow(LogBuffer buffer) {
    try {
      container.logs(LogRequest.FOLLOW, buffer);
    } catch (InterruptedException | FailureException _) {
      // What was heard until now is what there is.
    } finally {
      buffer.end();
    }
  }

  @Override
  public synchronized void close() {
    watch.interrupt();
    if (logThread != null) {
      logThread.interrupt();
    }
  }
}
