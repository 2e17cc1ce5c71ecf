package dev.slipway.wire.http;

import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Cuts connections whose deadline has passed. One daemon thread serves the whole process; it
/// starts with the first deadline.
///
/// An alarm is set once and looks again when it rings, so that a connection that gets a later
/// deadline for each of a thousand requests costs one alarm and not a thousand.
final class Watchdog {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition earlier = lock.newCondition();
  private final TreeSet<Alarm> alarms = new TreeSet<>();
  private long sequence;

  private Watchdog() {
    Thread.ofPlatform().daemon().name("slipway-deadlines").start(this::run);
  }

  static Watchdog shared() {
    return Holder.SHARED;
  }

  private static final class Holder {
    static final Watchdog SHARED = new Watchdog();
  }

  /// What the dog watches for one connection; guarded by the lock.
  static final class Watch {
    private final Runnable cut;
    private Deadline deadline = Deadline.NONE;
    private @Nullable Alarm alarm;

    Watch(Runnable cut) {
      this.cut = cut;
    }
  }

  private record Alarm(long at, long sequence, Watch watch) implements Comparable<Alarm> {
    @Override
    public int compareTo(Alarm other) {
      long difference = at - other.at;
      return difference != 0 ? Long.signum(difference) : Long.compare(sequence, other.sequence);
    }
  }

  void set(Watch watch, Deadline deadline) {
    lock.lock();
    try {
      watch.deadline = deadline;
      if (deadline.never()) {
        return;
      }
      var alarm = watch.alarm;
      if (alarm != null && alarm.at - deadline.nanoTime() <= 0) {
        return;
      }
      if (alarm != null) {
        alarms.remove(alarm);
      }
      ring(watch);
    } finally {
      lock.unlock();
    }
  }

  void forget(Watch watch) {
    lock.lock();
    try {
      watch.deadline = Deadline.NONE;
      if (watch.alarm != null) {
        alarms.remove(watch.alarm);
        watch.alarm = null;
      }
    } finally {
      lock.unlock();
    }
  }

  private void ring(Watch watch) {
    var alarm = new Alarm(watch.deadline.nanoTime(), sequence++, watch);
    watch.alarm = alarm;
    alarms.add(alarm);
    if (alarms.first().compareTo(alarm) == 0) {
      earlier.signal();
    }
  }

  private void run() {
    while (true) {
      nextToCut().run();
    }
  }

  private Runnable nextToCut() {
    lock.lock();
    try {
      while (true) {
        if (alarms.isEmpty()) {
          earlier.awaitUninterruptibly();
        } else if (alarms.first().at - System.nanoTime() > 0) {
          long _ = earlier.awaitNanos(alarms.first().at - System.nanoTime());
        } else {
          var watch = alarms.removeFirst().watch;
          watch.alarm = null;
          if (watch.deadline.passed()) {
            watch.deadline = Deadline.NONE;
            return watch.cut;
          }
          if (!watch.deadline.never()) {
            ring(watch);
          }
        }
      }
    } catch (InterruptedException _) {
      // Nobody outside knows this thread; what is due is looked up again.
      return () -> {};
    } finally {
      lock.unlock();
    }
  }
}
