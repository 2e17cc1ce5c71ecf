package dev.slipway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.slipway.core.container.ContainerEngine;
import dev.slipway.core.container.ContainerSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The promises of [ContainerEngine] as tests. A subclass with the four answers below is the test
/// of an adapter; it may skip all tests, aloud, in [#open].
///
/// Tests may run at the same time: each makes containers with a label of its own and fails when one
/// of them is left.
public abstract class ContainerEngineContract
    implements ImageContract,
        LifecycleContract,
        SignalContract,
        ExecContract,
        LogContract,
        NetworkContract,
        ProgramContract,
        ContentsContract,
        ClosingContract,
        InterruptionContract {
  private final Map<String, String> labels = Map.of(TEST_LABEL, UUID.randomUUID().toString());
  private final List<ContainerEngine> opened = new ArrayList<>();
  private ContainerEngine engine;

  /// A new engine on the machine that all tests of the class share.
  protected abstract ContainerEngine open() throws InterruptedException;

  @Override
  public abstract Subject subject();

  @Override
  public abstract Witness witness();

  /// What this engine cannot do on this machine.
  protected Set<Ability> lacking() {
    return EnumSet.noneOf(Ability.class);
  }

  @Override
  public Duration aWhile() {
    return Duration.ofSeconds(4);
  }

  @BeforeEach
  final void openEngine() throws InterruptedException {
    engine = another();
  }

  @AfterEach
  final void closeEnginesAndFindNothingLeft() throws InterruptedException {
    for (var each : opened.reversed()) {
      each.close();
    }
    try (var observer = open()) {
      var left = observer.list(labels);
      for (var container : left) {
        observer.remove(container.id());
      }
      assertThat(left).extracting(ContainerSummary::name).as("containers left").isEmpty();
    }
  }

  @Override
  public final ContainerEngine engine() {
    return engine;
  }

  @Override
  public final ContainerEngine another() throws InterruptedException {
    var another = open();
    opened.add(another);
    return another;
  }

  @Override
  public final Map<String, String> labels() {
    return labels;
  }

  @Override
  public final void needs(Ability ability) {
    assumeFalse(lacking().contains(ability), () -> "This engine lacks " + ability + " here.");
  }
}
