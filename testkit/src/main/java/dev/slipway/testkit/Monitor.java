package dev.slipway.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// The one lock of a [FakeMachine]: every change wakes everybody who waits for one.
final class Monitor {
  /// Waiting any longer is waiting for ever, and nanoseconds hold no more than 292 years.
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final InstantSource clock;

  Monitor(InstantSource clock) {
    this.clock = clock;
    if (clock instanceof ManualClock manual) {
      manual.onAdvance(() -> change(() -> {}));
    }
  }

  Instant now() {
    return clock.instant();
  }

  <T> T read(Supplier<T> question) {
    lock.lock();
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }

  void change(Runnable change) {
    lock.lock();
    try {
      change.run();
    } finally {
      changed.signalAll();
      lock.unlock();
    }
  }

  void await(BooleanSupplier until) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!until.getAsBoolean()) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  void awaitUninterruptibly(BooleanSupplier until) {
    lock.lock();
    try {
      while (!until.getAsBoolean()) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /// False when the time is over first.
  boolean await(BooleanSupplier until, Duration limit) throws InterruptedException {
    var time = limit.compareTo(LONGEST) > 0 ? LONGEST : limit;
    lock.lockInterruptibly();
    try {
      return clock instanceof ManualClock manual
          ? awaitAdvance(manual, until, manual.instant().plus(time))
          : awaitNanos(until, time.toNanos());
    } finally {
      lock.unlock();
    }
  }

  private boolean awaitNanos(BooleanSupplier until, long nanos) throws InterruptedException {
    long left = nanos;
    while (!until.getAsBoolean()) {
      if (left <= 0) {
        return false;
      }
      left = changed.awaitNanos(left);
    }
    return true;
  }

  private boolean awaitAdvance(ManualClock manual, BooleanSupplier until, Instant deadline)
      throws InterruptedException {
    manual.enter(deadline);
    try {
      while (!until.getAsBoolean()) {
        if (!manual.instant().isBefore(deadline)) {
          return false;
        }
        changed.await();
      }
      return true;
    } finally {
      manual.leave(deadline);
    }
  }
}
