package dev.slipway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.slipway.core.container.Container;
import dev.slipway.core.container.ContainerEngine;
import dev.slipway.core.container.ContainerSpec;
import dev.slipway.core.container.ContainerState;
import dev.slipway.core.container.ContainerSummary;
import dev.slipway.core.container.LogRequest;
import dev.slipway.core.container.Mount;
import dev.slipway.core.failure.FailureCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Listing and removing: nothing is left that nobody asked to keep.
interface ClosingContract extends EngineFixture {
  @Test
  default void containersAreListedByAllOfTheLabels() throws InterruptedException {
    var left = spec(commands().sleep()).label("dev.slipway.side", "port");
    var right = spec(commands().sleep()).label("dev.slipway.side", "starboard");
    try (var one = started(left);
        var other = engine().create(right.build())) {
      assertThat(engine().list(labels()))
          .extracting(ContainerSummary::id)
          .containsExactlyInAnyOrder(one.id(), other.id());
      assertThat(engine().list(labels("port")))
          .singleElement()
          .satisfies(found -> assertThat(found.id()).isEqualTo(one.id()))
          .satisfies(found -> assertThat(found.name()).isEqualTo(one.name()))
          .satisfies(found -> assertThat(found.running()).isTrue())
          .satisfies(found -> assertThat(found.labels()).containsAllEntriesOf(labels("port")));
      assertThat(engine().list(labels("starboard")))
          .singleElement()
          .satisfies(found -> assertThat(found.running()).isFalse());
      assertThat(engine().list(labels("bow"))).isEmpty();
      assertThat(engine().list(labels(""))).as("an empty value is any value").hasSize(2);
    }
  }

  @Test
  default void anEndedContainerIsStillListed() throws InterruptedException {
    try (var container = started(commands().print("", "", 0))) {
      container.waitForExit();
      assertThat(engine().list(labels()))
          .singleElement()
          .satisfies(found -> assertThat(found.running()).isFalse());
    }
  }

  @Test
  default void aClosedContainerIsGoneWithItsVolumes() throws InterruptedException {
    var container = started(storing());
    var volumes = volumes(List.of(container));
    container.close();
    container.close();
    assertGone(volumes);
  }

  @Test
  default void aClosedContainerAnswersNothing() throws InterruptedException {
    var container = sleeping();
    container.close();
    assertAnswersNothing(container);
  }

  @Test
  default void aContainerThatSomebodyElseRemovedAnswersNothing() throws InterruptedException {
    try (var container = sleeping();
        var somebody = another()) {
      somebody.remove(container.id());
      assertAnswersNothing(container);
    }
  }

  private void assertAnswersNothing(Container container) {
    fails(FailureCode.CONTAINER_GONE, container::state);
    fails(FailureCode.CONTAINER_GONE, container::start);
    fails(FailureCode.CONTAINER_GONE, container::waitForExit);
    fails(FailureCode.CONTAINER_GONE, container::processes);
    fails(FailureCode.CONTAINER_GONE, () -> container.endpoint(NetworkContract.PORT));
    fails(FailureCode.CONTAINER_GONE, () -> container.stop(PATIENCE));
    fails(FailureCode.CONTAINER_GONE, () -> container.signal("TERM"));
    fails(FailureCode.CONTAINER_GONE, () -> container.logs(LogRequest.ALL, new CollectedLogs()));
    fails(FailureCode.CONTAINER_GONE, () -> exec(container, commands().print("", "", 0)));
  }

  @Test
  default void removalEndsWaiting() throws InterruptedException {
    var container = sleeping();
    try (var waiting = Background.of(container::waitForExit);
        var following =
            Background.of(() -> container.logs(LogRequest.FOLLOW, new CollectedLogs()))) {
      container.state();
      container.close();
      waiting.outcome();
      following.outcome();
    }
  }

  @Test
  default void somebodyElsesContainerIsRemovedByItsId() throws InterruptedException {
    try (var container = started(storing());
        var somebody = another()) {
      var volumes = volumes(List.of(container));
      somebody.remove(container.id());
      somebody.remove(container.id());
      assertGone(volumes);
    }
  }

  @Test
  default void closingTheEngineRemovesWhatItMade() throws InterruptedException {
    var engine = another();
    var running = engine.create(storing().build());
    running.start();
    var created = engine.create(storing().build());
    var ended = engine.create(storing(commands().print("", "", 0)).build());
    ended.start();
    ended.waitForExit();
    var volumes = volumes(List.of(running, created, ended));
    engine.close();
    assertGone(volumes);
    engine.close();
  }

  @Test
  default void aClosedEngineMakesNothing() throws InterruptedException {
    var engine = another();
    engine.close();
    assertThat(catchThrowable(() -> engine.create(spec(commands().sleep()).build())))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  default void closingTheEngineRemovesWhatIsBeingMade() throws InterruptedException {
    var engine = another();
    var busy = new CountDownLatch(4);
    var makers = new ArrayList<Background>();
    for (int i = 0; i < 4; i++) {
      makers.add(Background.of(() -> makeUntilRefused(engine, busy)));
    }
    busy.await();
    engine.close();
    var left = engine().list(labels());
    for (var maker : makers) {
      assertThat(maker.outcome()).isPresent();
    }
    assertThat(left).isEmpty();
  }

  private void makeUntilRefused(ContainerEngine engine, CountDownLatch busy)
      throws InterruptedException {
    busy.countDown();
    while (true) {
      var _ = engine.create(storing().build());
    }
  }

  @Test
  default void closingTheEngineLeavesWhatOthersMade() throws InterruptedException {
    var engine = another();
    try (var container = sleeping()) {
      engine.close();
      assertThat(container.state()).isInstanceOf(ContainerState.Running.class);
    }
  }

  @Test
  default void aKeptContainerOutlivesItsEngine() throws InterruptedException {
    var engine = another();
    var container = engine.create(storing().build());
    container.start();
    var volumes = volumes(List.of(container));
    engine.keep(container);
    engine.close();
    assertThat(engine().list(labels()))
        .singleElement()
        .satisfies(found -> assertThat(found.running()).isTrue());
    engine().remove(container.id());
    assertGone(volumes);
  }

  @Test
  default void interruptionDoesNotStopClosing() throws InterruptedException {
    var container = started(storing());
    var volumes = volumes(List.of(container));
    var stillInterrupted = new AtomicReference<>(false);
    try (var closing =
        Background.of(
            () -> {
              Thread.currentThread().interrupt();
              container.close();
              stillInterrupted.set(Thread.currentThread().isInterrupted());
            })) {
      assertThat(closing.outcome()).isEmpty();
    }
    assertThat(stillInterrupted.get()).as("the thread is still interrupted").isTrue();
    assertGone(volumes);
  }

  @Test
  default void interruptionDoesNotStopClosingTheEngine() throws InterruptedException {
    var engine = another();
    var container = engine.create(storing().build());
    container.start();
    var volumes = volumes(List.of(container));
    try (var closing =
        Background.of(
            () -> {
              Thread.currentThread().interrupt();
              engine.close();
            })) {
      assertThat(closing.outcome()).isEmpty();
    }
    assertGone(volumes);
  }

  private ContainerSpec.Builder storing() {
    return storing(commands().sleep());
  }

  private ContainerSpec.Builder storing(List<String> command) {
    return spec(command).mount(new Mount.AnonymousVolume("/store"));
  }

  private Set<String> volumes(List<Container> containers) throws InterruptedException {
    var volumes = new HashSet<String>();
    for (var container : containers) {
      volumes.addAll(witness().volumes(container.id()));
    }
    assertThat(volumes).hasSameSizeAs(containers);
    return volumes;
  }

  private void assertGone(Set<String> volumes) throws InterruptedException {
    assertThat(engine().list(labels())).isEmpty();
    for (var volume : volumes) {
      assertThat(witness().volumeExists(volume)).as("volume " + volume + " exists").isFalse();
    }
  }

  private Map<String, String> labels(String side) {
    var all = new HashMap<>(labels());
    all.put("dev.slipway.side", side);
    return all;
  }
}
