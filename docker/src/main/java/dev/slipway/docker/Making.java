package dev.slipway.docker;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/// The making of one container, on a thread that nobody interrupts: cutting the request off would
/// leave open whether the container exists. A caller who is interrupted goes, and what comes out is
/// removed as soon as it is there.
final class Making {
  private final EngineApi api;
  private final EngineCall call;
  private final Runnable settled;
  private final Runnable remove;
  private final CountDownLatch over = new CountDownLatch(1);
  private @Nullable String id;
  private @Nullable Throwable problem;
  private boolean abandoned;

  Making(EngineApi api, EngineCall call, Runnable settled, Runnable remove) {
    this.api = api;
    this.call = call;
    this.settled = settled;
    this.remove = remove;
  }

  String run(ThreadFactory threads) throws EngineRefusal, InterruptedException {
    threads.newThread(this::make).start();
    try {
      over.await();
    } catch (InterruptedException e) {
      if (abandon()) {
        throw e;
      }
      remove.run();
      throw e;
    }
    return result();
  }

  private synchronized String result() throws EngineRefusal {
    if (problem instanceof EngineRefusal refusal) {
      throw refusal;
    }
    if (problem instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (problem instanceof Error error) {
      throw error;
    }
    if (id == null) {
      throw new IllegalStateException("The engine named no container that it made.", problem);
    }
    return id;
  }

  private void make() {
    @Nullable String made = null;
    @Nullable Throwable thrown = null;
    try {
      made = api.json(call).text("Id").orElse(null);
    } catch (EngineRefusal | InterruptedException | RuntimeException | Error e) {
      thrown = e;
    }
    boolean nobodyWaits;
    synchronized (this) {
      id = made;
      problem = thrown;
      over.countDown();
      nobodyWaits = abandoned;
    }
    try {
      if (nobodyWaits) {
        remove.run();
      }
    } finally {
      settled.run();
    }
  }

  /// False when it was over already.
  private synchronized boolean abandon() {
    abandoned = over.getCount() > 0;
    return abandoned;
  }
}
