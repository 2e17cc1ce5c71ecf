package dev.slipway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.ContainerSpec;
import dev.slipway.core.container.ContainerSummary;
import dev.slipway.core.container.EngineInfo;
import dev.slipway.core.container.ImageReference;
import dev.slipway.core.container.Mount;
import dev.slipway.core.container.Platform;
import dev.slipway.core.container.Port;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What [FakeEngine]s work on: images, containers that run Java code, real sockets on loopback, and
/// faults when a test asks for them. It records what was asked and what was made.
///
/// All waits of its containers (pauses, timeouts, grace, health intervals) go by the clock it is
/// given, so that with a [ManualClock] no test waits for time.
public final class FakeMachine {
  /// Comes before a call takes effect: it may block, or throw what the engine is to throw.
  @FunctionalInterface
  public interface Hook {
    void before(String subject) throws InterruptedException;
  }

  /// One call of the port.
  ///
  /// @param subject the image to resolve, create or look into; the container's name otherwise,
  ///   followed by the command of an exec
  public record Call(EngineCall call, String subject) {}

  private final Monitor monitor;
  private final FakeImages images;
  private final Map<String, FakeContainer> containers = new LinkedHashMap<>();
  private final Set<String> volumes = new HashSet<>();
  private final List<ContainerSpec> created = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private final Map<EngineCall, Hook> hooks = new EnumMap<>(EngineCall.class);
  private int made;
  private boolean direct = true;
  private boolean away;

  public FakeMachine() {
    this(InstantSource.system());
  }

  public FakeMachine(InstantSource clock) {
    monitor = new Monitor(clock);
    images = new FakeImages(monitor);
  }

  /// One more engine on this machine.
  public FakeEngine open() {
    return new FakeEngine(this);
  }

  /// Has the image, also under further names.
  public FakeMachine with(FakeImage image, String... names) {
    images.add(image.name(), image);
    for (var name : names) {
      images.add(ImageReference.parse(name).orElseThrow(), image);
    }
    return this;
  }

  /// Could fetch the image from its registry.
  public FakeMachine withRemote(FakeImage image) {
    images.addRemote(image);
    return this;
  }

  /// Every pull from the registry (`docker.io`) fails for the reason.
  public FakeMachine withRegistryRefusing(String registry, String reason) {
    images.refuse(registry, reason);
    return this;
  }

  /// Containers' own addresses cannot be reached: published ports alone lead to them.
  public FakeMachine withoutDirectAddresses() {
    monitor.change(() -> direct = false);
    return this;
  }

  /// From now on this comes before each such call; the newest hook of a call counts.
  public void before(EngineCall call, Hook hook) {
    monitor.change(() -> hooks.put(call, hook));
  }

  /// From now on every call fails, those under way as well, until the engine comes back.
  public void goAway() {
    monitor.change(() -> away = true);
  }

  public void comeBack() {
    monitor.change(() -> away = false);
  }

  /// What each container was made from, in order.
  public List<ContainerSpec> created() {
    return monitor.read(() -> List.copyOf(created));
  }

  public List<Call> calls() {
    return monitor.read(() -> List.copyOf(calls));
  }

  public List<String> subjects(EngineCall call) {
    return calls().stream().filter(each -> each.call() == call).map(Call::subject).toList();
  }

  /// Fails when a container or an anonymous volume is left.
  public void assertNothingLeft() {
    monitor.change(
        () -> {
          assertThat(containers.values())
              .extracting(FakeContainer::name)
              .as("containers")
              .isEmpty();
          assertThat(volumes).as("anonymous volumes").isEmpty();
        });
  }

  public Witness witness() {
    return new Witness() {
      @Override
      public Set<String> volumes(String container) {
        return monitor.read(() -> find(container).orElseThrow().volumes());
      }

      @Override
      public boolean volumeExists(String volume) {
        return monitor.read(() -> volumes.contains(volume));
      }

      @Override
      public Optional<InetSocketAddress> published(String container, Port port) {
        return monitor.read(() -> find(container).orElseThrow().network().published(port));
      }

      @Override
      public boolean local() {
        return true;
      }
    };
  }

  /// Every call of the port comes through here first.
  void enter(EngineCall call, String subject) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    monitor.change(() -> calls.add(new Call(call, subject)));
    var hook = monitor.read(() -> Optional.ofNullable(hooks.get(call)));
    if (hook.isPresent()) {
      hook.get().before(subject);
    }
    answer();
  }

  /// Fails where there is nobody to answer.
  void answer() {
    if (away()) {
      throw new FailureException(
          FailureCode.ENGINE_UNREACHABLE, "The engine does not answer: connection refused.");
    }
  }

  boolean away() {
    return monitor.read(() -> away);
  }

  boolean direct() {
    return monitor.read(() -> direct);
  }

  Monitor monitor() {
    return monitor;
  }

  FakeImages images() {
    return images;
  }

  EngineInfo info() {
    return new EngineInfo(
        "fake",
        "1.0",
        "1.41",
        new Platform("linux", "amd64", Optional.empty()),
        2,
        ByteCount.ofMebibytes(4_096),
        !direct());
  }

  FakeContainer make(ContainerSpec spec, boolean recorded) {
    return monitor.read(
        () -> {
          var image = images.named(spec);
          made++;
          var container = new FakeContainer(monitor, made, spec, image, volumes(spec, image));
          containers.put(container.id(), container);
          volumes.addAll(container.volumes());
          if (recorded) {
            created.add(spec);
          }
          return container;
        });
  }

  /// A volume for each anonymous mount, and for each of the image's volumes that nothing else is
  /// mounted on.
  private Set<String> volumes(ContainerSpec spec, FakeImage image) {
    var targets = new HashSet<>(image.image().config().volumes());
    for (var mount : spec.mounts()) {
      switch (mount) {
        case Mount.AnonymousVolume(var target) -> targets.add(target);
        case Mount.Bind _, Mount.NamedVolume _, Mount.Tmpfs _ -> targets.remove(mount.target());
      }
    }
    return targets.stream()
        .map(target -> Sha256.of("volume " + made + " " + target))
        .collect(Collectors.toSet());
  }

  List<ContainerSummary> list(Map<String, String> labels) {
    return monitor.read(
        () ->
            containers.values().stream()
                .map(FakeContainer::summary)
                .filter(container -> bears(container.labels(), labels))
                .toList());
  }

  private static boolean bears(Map<String, String> labels, Map<String, String> wanted) {
    return wanted.entrySet().stream()
        .allMatch(
            label ->
                labels.containsKey(label.getKey())
                    && (label.getValue().isEmpty()
                        || label.getValue().equals(labels.get(label.getKey()))));
  }

  Optional<FakeContainer> find(String idOrName) {
    return monitor.read(
        () ->
            containers.values().stream()
                .filter(each -> each.id().equals(idOrName) || each.name().equals(idOrName))
                .findFirst());
  }

  /// Removes a container for its maker, whom no interruption stops.
  void close(FakeContainer container) {
    if (monitor.read(container::removed)) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    try {
      enter(EngineCall.CLOSE, container.name());
    } catch (InterruptedException _) {
      interrupted = true;
      answer();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    remove(container);
  }

  void remove(FakeContainer container) {
    monitor.change(
        () -> {
          if (containers.remove(container.id()) != null) {
            container.remove();
            volumes.removeAll(container.volumes());
          }
        });
  }
}
