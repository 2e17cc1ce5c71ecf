package dev.slipway.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// One blocking call on a thread of its own, so that a test can interrupt it and see how it ends.
/// Closing interrupts it and waits for its end.
public final class Background implements AutoCloseable {
  /// A call that may block.
  @FunctionalInterface
  public interface Call {
    void run() throws Exception;
  }

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final AtomicReference<Optional<Throwable>> thrown =
      new AtomicReference<>(Optional.empty());
  private final Thread thread;

  private Background(Call call) {
    thread =
        Thread.ofPlatform()
            .daemon()
            .name("background")
            .unstarted(
                () -> {
                  try {
                    call.run();
                  } catch (Throwable t) {
                    thrown.set(Optional.of(t));
                  }
                });
  }

  public static Background of(Call call) {
    var background = new Background(call);
    background.thread.start();
    return background;
  }

  public Background interrupt() {
    thread.interrupt();
    return this;
  }

  public boolean running() {
    return thread.isAlive();
  }

  /// What the call threw, once it has ended; an `AssertionError` when it does not end in half a
  /// minute.
  public Optional<Throwable> outcome() throws InterruptedException {
    return outcome(PATIENCE);
  }

  public Optional<Throwable> outcome(Duration patience) throws InterruptedException {
    if (!thread.join(patience)) {
      var stuck = new AssertionError("The call has not ended within " + patience + ".");
      stuck.setStackTrace(thread.getStackTrace());
      throw stuck;
    }
    return thrown.get();
  }

  @Override
  public void close() {
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        outcome();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
