package dev.slipway.wire.http;

import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Cuts connections whose deadline has passed. One daemon thread serves the whole process; it
/// starts with the first deadline.
///
/// An alarm is set once and looks again when it rings, so that a connection that gets a later
/// deadline for each of a thousand requests costs one alarm and not a thousand.
final class Watchdog {
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

  /// What the dog watches for one connection; guarded by the dog.
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

  synchronized void set(Watch watch, Deadline deadline) {
    watch.deadline = deadline;
    var alarm = watch.alarm;
    if (deadline.never() || (alarm != null && alarm.at - deadline.nanoTime() <= 0)) {
      return;
    }
    if (alarm != null) {
      alarms.remove(alarm);
    }
    ring(watch);
  }

  synchronized void forget(Watch watch) {
    watch.deadline = Deadline.NONE;
    if (watch.alarm != null) {
      alarms.remove(watch.alarm);
      watch.alarm = null;
    }
  }

  private void ring(Watch watch) {
    var alarm = new Alarm(watch.deadline.nanoTime(), sequence++, watch);
    watch.alarm = alarm;
    alarms.add(alarm);
    if (alarms.first().sequence == alarm.sequence) {
      notifyAll();
    }
  }

  private void run() {
    while (true) {
      try {
        nextToCut().run();
      } catch (InterruptedException _) {
        // Nobody outside knows this thread; what is due is looked up again.
      }
    }
  }

  private synchronized Runnable nextToCut() throws InterruptedException {
    while (true) {
      if (alarms.isEmpty()) {
        wait();
      } else if (alarms.first().at - System.nanoTime() > 0) {
        // Rounded up: zero would be for ever.
        long nanos = alarms.first().at - System.nanoTime();
        wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos + 999_999)));
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
  }
}
