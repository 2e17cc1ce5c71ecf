package dev.slipway.cli;

import dev.slipway.core.container.ContainerEngine;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// An engine that is being opened while other work goes on, and that is closed on every ending of
/// the process, by signals too: closing removes what was made.
///
/// On a signal [Ending] interrupts the command, which then closes this as ever. Only when it does
/// not come to that, because it waits for somebody to read its output, say, the engine is closed
/// from here.
final class EngineSession implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final FutureTask<ContainerEngine> opening;
  private final Thread onShutdown;
  private final CountDownLatch over = new CountDownLatch(1);
  private boolean closed;

  private EngineSession(Engines engines, Optional<String> wanted) {
    opening = new FutureTask<>(() -> engines.open(wanted));
    onShutdown = Thread.ofPlatform().name("slipway-shutdown").unstarted(this::lastResort);
  }

  static EngineSession begin(Engines engines, Optional<String> wanted) throws InterruptedException {
    var session = new EngineSession(engines, wanted);
    try {
      Runtime.getRuntime().addShutdownHook(session.onShutdown);
    } catch (IllegalStateException e) {
      throw (InterruptedException) new InterruptedException().initCause(e);
    }
    Engines.threads().newThread(session.opening).start();
    return session;
  }

  ContainerEngine engine() throws InterruptedException {
    return result(opening);
  }

  /// The result of a task, or the failure that it met.
  static <T> T result(Future<T> task) throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case InterruptedException _ -> throw new InterruptedException();
        case null, default -> throw new IllegalStateException("A task failed.", e);
      }
    }
  }

  private void lastResort() {
    try {
      boolean _ = over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      // Nobody interrupts this thread.
    }
    release();
  }

  /// A signal that comes while everything is being removed has to wait until it is.
  private synchronized void release() {
    if (closed) {
      return;
    }
    closed = true;
    opening.cancel(true);
    if (opening.state() == Future.State.SUCCESS) {
      opening.resultNow().close();
    }
  }

  @Override
  public void close() {
    release();
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(onShutdown);
    } catch (IllegalStateException _) {
      // The process is ending already.
    }
  }
}
