package dev.slipway.core.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/// Blocking tasks that live and end together: [#join] waits for all, the first failure interrupts
/// the others, and closing leaves no thread behind.
///
/// The threads come from the caller: a short command gives platform threads, a server virtual ones.
public final class TaskGroup<T> implements AutoCloseable {
  private final ExecutorService threads;
  private final CompletionService<T> completions;
  private final List<Future<T>> forked = new ArrayList<>();
  private int ended;

  public TaskGroup(ThreadFactory factory) {
    threads = Executors.newThreadPerTaskExecutor(factory);
    completions = new ExecutorCompletionService<>(threads);
  }

  public Future<T> fork(Callable<T> task) {
    var future = completions.submit(task);
    forked.add(future);
    return future;
  }

  /// The results in the order of forking. An unchecked exception of a task comes out as it is; it
  /// is the first to fail, and the group takes no task after it.
  public List<T> join() throws InterruptedException {
    boolean joined = false;
    try {
      while (ended < forked.size()) {
        var next = completions.take();
        ended++;
        next.get();
      }
      joined = true;
      return forked.stream().map(Future::resultNow).toList();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException unchecked -> throw unchecked;
        case Error error -> throw error;
        case InterruptedException _ -> throw new InterruptedException("A task was interrupted.");
        case null, default -> throw new IllegalStateException("A task failed.", e.getCause());
      }
    } catch (CancellationException e) {
      throw (InterruptedException) new InterruptedException("A task was cancelled.").initCause(e);
    } finally {
      if (!joined) {
        threads.shutdownNow();
      }
    }
  }

  /// Interrupts what still runs and waits for it to end.
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
