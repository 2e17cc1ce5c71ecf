package dev.slipway.cli;

import dev.slipway.core.container.ContainerEngine;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// An engine that is being opened while other work goes on, and that is closed on every ending of
/// the process, by signals too: closing removes what was made.
final class EngineSession implements AutoCloseable {
  private final FutureTask<ContainerEngine> opening;
  private final Thread onShutdown;
  private boolean closed;

  private EngineSession(Engines engines, Optional<String> wanted) {
    opening = new FutureTask<>(() -> engines.open(wanted));
    onShutdown = Thread.ofPlatform().name("slipway-shutdown").unstarted(this::release);
  }

  static EngineSession begin(Engines engines, Optional<String> wanted) {
    var session = new EngineSession(engines, wanted);
    Runtime.getRuntime().addShutdownHook(session.onShutdown);
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
    try {
      Runtime.getRuntime().removeShutdownHook(onShutdown);
    } catch (IllegalStateException _) {
      // The process is ending already, and the hook has done or will do the same.
    }
  }
}
