package dev.slipway.validate;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Results of work that another thread may have done, with the exceptions of that work.
final class Futures {
  private Futures() {}

  static <T> T get(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } catch (CancellationException e) {
      throw (InterruptedException) new InterruptedException().initCause(e);
    }
  }

  static <T> T get(Future<T> future, Duration atMost)
      throws InterruptedException, TimeoutException {
    try {
      return future.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } catch (CancellationException e) {
      throw (InterruptedException) new InterruptedException().initCause(e);
    }
  }

  private static RuntimeException unwrapped(ExecutionException e) throws InterruptedException {
    return switch (e.getCause()) {
      case RuntimeException unchecked -> unchecked;
      case InterruptedException interrupted ->
          throw (InterruptedException) new InterruptedException().initCause(interrupted);
      case null, default -> new IllegalStateException("A task failed.", e);
    };
  }
}
