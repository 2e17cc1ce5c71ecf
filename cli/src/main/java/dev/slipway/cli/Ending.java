package dev.slipway.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets a signal end a command in good order: the command is interrupted, and the process goes on
/// until it has removed what it made. To remove it under a command that still runs would make that
/// command report containers that died.
final class Ending implements AutoCloseable {
  /// The engine may be busy; whoever does not want to wait for it has SIGKILL and `slipway clean`.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Thread command = Thread.currentThread();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread onShutdown =
      Thread.ofPlatform().name("slipway-ending").unstarted(this::interrupt);
  private volatile boolean begun;

  private Ending() {}

  /// For the command that this thread is about to run.
  static Ending open() {
    var ending = new Ending();
    try {
      Runtime.getRuntime().addShutdownHook(ending.onShutdown);
    } catch (IllegalStateException _) {
      ending.begun = true;
    }
    return ending;
  }

  /// Whether a signal has come.
  boolean hasBegun() {
    return begun;
  }

  private void interrupt() {
    begun = true;
    command.interrupt();
    try {
      boolean _ = over.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      // Nobody interrupts this thread.
    }
  }

  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(onShutdown);
    } catch (IllegalStateException _) {
      // The process is ending already.
    }
  }
}
