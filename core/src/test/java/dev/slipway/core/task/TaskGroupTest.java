package dev.slipway.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TaskGroupTest {
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final ThreadFactory factory =
      task -> {
        var thread = Thread.ofPlatform().daemon().unstarted(task);
        threads.add(thread);
        return thread;
      };

  @Test
  void resultsKeepTheOrderOfForking() throws InterruptedException {
    var turns = IntStream.rangeClosed(0, 5).mapToObj(_ -> new CountDownLatch(1)).toList();
    turns.getLast().countDown();
    try (var group = new TaskGroup<Integer>(factory)) {
      for (int i = 0; i < 5; i++) {
        int number = i;
        var _ =
            group.fork(
                () -> {
                  turns.get(number + 1).await();
                  turns.get(number).countDown();
                  return number;
                });
      }
      assertThat(group.join()).containsExactly(0, 1, 2, 3, 4);
    }
  }

  @Test
  void nothingForkedIsNothingJoined() throws InterruptedException {
    try (var group = new TaskGroup<Integer>(factory)) {
      assertThat(group.join()).isEmpty();
    }
  }

  @Test
  void joiningAgainGivesWhatCameSince() throws InterruptedException {
    try (var group = new TaskGroup<String>(factory)) {
      var _ = group.fork(() -> "one");
      assertThat(group.join()).containsExactly("one");
      assertThat(group.join()).containsExactly("one");
      var _ = group.fork(() -> "two");
      assertThat(group.join()).containsExactly("one", "two");
    }
  }

  @Test
  void theFirstFailureInterruptsTheOthers() throws InterruptedException {
    var waiting = new CountDownLatch(2);
    var interrupted = new CountDownLatch(2);
    try (var group = new TaskGroup<String>(factory)) {
      for (int i = 0; i < 2; i++) {
        var _ = group.fork(() -> waitForInterruption(waiting, interrupted));
      }
      var _ =
          group.fork(
              () -> {
                waiting.await();
                throw new IllegalArgumentException("first");
              });
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(group::join)
          .withMessage("first");
      interrupted.await();
    }
  }

  private static String waitForInterruption(CountDownLatch waiting, CountDownLatch interrupted)
      throws InterruptedException {
    waiting.countDown();
    try {
      new CountDownLatch(1).await();
    } finally {
      interrupted.countDown();
    }
    return "never";
  }

  @Test
  void aFailureIsNotedThoughAnEarlierTaskStillRuns() {
    try (var group = new TaskGroup<String>(factory)) {
      var _ =
          group.fork(
              () -> {
                new CountDownLatch(1).await();
                return "never";
              });
      var _ =
          group.fork(
              () -> {
                throw new IllegalArgumentException("second");
              });
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(group::join)
          .withMessage("second");
    }
  }

  @Test
  void errorsComeOutAsTheyAre() {
    try (var group = new TaskGroup<String>(factory)) {
      var _ =
          group.fork(
              () -> {
                throw new AssertionError("broken");
              });
      assertThatExceptionOfType(AssertionError.class).isThrownBy(group::join).withMessage("broken");
    }
  }

  @Test
  void checkedExceptionsAreABug() {
    try (var group = new TaskGroup<String>(factory)) {
      var _ =
          group.fork(
              () -> {
                throw new IOException("disk");
              });
      assertThatIllegalStateException()
          .isThrownBy(group::join)
          .withCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void anInterruptedTaskInterruptsTheJoin() {
    try (var group = new TaskGroup<String>(factory)) {
      var _ =
          group.fork(
              () -> {
                throw new InterruptedException();
              });
      assertThatExceptionOfType(InterruptedException.class).isThrownBy(group::join);
    }
  }

  @Test
  void aCancelledTaskInterruptsTheJoin() {
    try (var group = new TaskGroup<String>(factory)) {
      var task =
          group.fork(
              () -> {
                new CountDownLatch(1).await();
                return "never";
              });
      task.cancel(true);
      assertThatExceptionOfType(InterruptedException.class).isThrownBy(group::join);
    }
  }

  @Test
  void interruptingTheJoinEndsTheTasks() throws InterruptedException {
    var waiting = new CountDownLatch(1);
    var interrupted = new CountDownLatch(1);
    var joinInterrupted = new AtomicBoolean();
    var owner =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try (var group = new TaskGroup<String>(factory)) {
                    var _ = group.fork(() -> waitForInterruption(waiting, interrupted));
                    group.join();
                  } catch (InterruptedException _) {
                    joinInterrupted.set(true);
                  }
                });
    waiting.await();
    owner.interrupt();
    owner.join();
    assertThat(joinInterrupted).isTrue();
    assertThat(interrupted.getCount()).isZero();
    assertNoThreadIsLeft();
  }

  @Test
  void closingInterruptsWhatRunsAndLeavesNoThread() throws InterruptedException {
    var waiting = new CountDownLatch(3);
    var interrupted = new CountDownLatch(3);
    try (var group = new TaskGroup<String>(factory)) {
      for (int i = 0; i < 3; i++) {
        var _ = group.fork(() -> waitForInterruption(waiting, interrupted));
      }
      waiting.await();
    }
    assertThat(interrupted.getCount()).isZero();
    assertNoThreadIsLeft();
  }

  @Test
  void aClosedGroupTakesNothing() {
    var group = new TaskGroup<String>(factory);
    group.close();
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> group.fork(() -> "late"));
    group.close();
  }

  @Test
  void virtualThreadsDoAsWell() throws InterruptedException {
    try (var group = new TaskGroup<Integer>(Thread.ofVirtual().factory())) {
      for (int i = 0; i < 100; i++) {
        int number = i;
        var _ = group.fork(() -> number);
      }
      assertThat(group.join()).isEqualTo(IntStream.range(0, 100).boxed().toList());
    }
  }

  private void assertNoThreadIsLeft() throws InterruptedException {
    assertThat(threads).isNotEmpty();
    for (var thread : List.copyOf(threads)) {
      // The executor has let go of its task; the thread itself may need a moment to end.
      assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
    }
  }
}
