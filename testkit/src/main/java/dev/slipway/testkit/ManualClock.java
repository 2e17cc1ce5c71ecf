package dev.slipway.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Time that passes when a test says so. Safe for use by several threads.
public final class ManualClock implements InstantSource {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Instant> sleepers = new ArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private Instant now;

  public ManualClock(Instant start) {
    now = start;
  }

  /// Starts at a moment that no test should depend on.
  public ManualClock() {
    this(Instant.parse("2024-02-29T12:00:00Z"));
  }

  @Override
  public Instant instant() {
    lock.lock();
    try {
      return now;
    } finally {
      lock.unlock();
    }
  }

  public void advance(Duration step) {
    lock.lock();
    try {
      now = now.plus(step);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    listeners.forEach(Runnable::run);
  }

  /// Blocks until the clock has advanced that far.
  public void sleep(Duration time) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      var until = now.plus(time);
      enter(until);
      try {
        while (now.isBefore(until)) {
          changed.await();
        }
      } finally {
        leave(until);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Waits until that many threads wait for a time that has not come, so that an advance afterwards
  /// reaches them all.
  public void awaitSleepers(int count) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (sleepers.stream().filter(until -> until.isAfter(now)).count() < count) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  void onAdvance(Runnable listener) {
    listeners.add(listener);
  }

  void enter(Instant until) {
    lock.lock();
    try {
      sleepers.add(until);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void leave(Instant until) {
    lock.lock();
    try {
      sleepers.remove(until);
    } finally {
      lock.unlock();
    }
  }
}
