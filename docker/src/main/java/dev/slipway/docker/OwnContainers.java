package dev.slipway.docker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The names of the containers that one engine made and has not removed. A name is in here before
/// the engine hears it, so that no moment exists at which a container could be lost.
final class OwnContainers {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition settled = lock.newCondition();
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> beingMade = new HashSet<>();
  private boolean closed;

  /// From here to [#made] nobody knows whether the container exists.
  void making(String name) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("The engine is closed.");
      }
      names.add(name);
      beingMade.add(name);
    } finally {
      lock.unlock();
    }
  }

  /// The engine has answered, or will not.
  void made(String name) {
    lock.lock();
    try {
      beingMade.remove(name);
      settled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Removed, never made, or no longer ours.
  void forget(String name) {
    lock.lock();
    try {
      names.remove(name);
    } finally {
      lock.unlock();
    }
  }

  boolean has(String name) {
    lock.lock();
    try {
      return names.contains(name);
    } finally {
      lock.unlock();
    }
  }

  /// No more from now on. Waits for those being made, but not forever; gives all that may exist.
  List<String> close(Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      closed = true;
      long left = patience.toNanos();
      while (!beingMade.isEmpty() && left > 0) {
        left = settled.awaitNanos(left);
      }
      return new ArrayList<>(names);
    } finally {
      lock.unlock();
    }
  }
}
