package dev.slipway.docker;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.Container;
import dev.slipway.core.container.ContainerEngine;
import dev.slipway.core.container.ContainerSpec;
import dev.slipway.core.container.ContainerSummary;
import dev.slipway.core.container.Endpoint;
import dev.slipway.core.container.EngineInfo;
import dev.slipway.core.container.Image;
import dev.slipway.core.container.ImageContents;
import dev.slipway.core.container.ImageRequest;
import dev.slipway.core.container.Platform;
import dev.slipway.core.container.Port;
import dev.slipway.core.container.PullListener;
import dev.slipway.core.failure.Failure;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import dev.slipway.wire.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;

/// Docker or Podman over the Engine API.
///
/// Opening it asks one question and starts no thread. Blocking calls end with
/// `InterruptedException` when their thread is interrupted; a container whose making is cut short
/// so is removed behind the caller's back.
public final class DockerEngine implements ContainerEngine {
  /// How long closing waits for containers that are just being made.
  private static final Duration MAKING = Duration.ofSeconds(30);

  /// As many removals at once as an engine gains from.
  private static final int REMOVALS = 8;

  private final EngineApi api;
  private final RegistryLogins logins;
  private final ThreadFactory threads;
  private final Reach reach;
  private final ContainerJson containerJson;
  private final OwnContainers own = new OwnContainers();

  private DockerEngine(EngineApi api, DockerConfig config, ThreadFactory threads) {
    this.api = api;
    this.logins = new RegistryLogins(config);
    this.threads = threads;
    this.reach = new Reach(EngineMachine.of(api.address(), api.podman()));
    this.containerJson =
        new ContainerJson(
            api.version(),
            reach.machine() instanceof Reach.Machine.Remote
                ? Optional.of("0.0.0.0")
                : Optional.empty());
  }

  /// The first engine that answers. Fails with `ENGINE_UNREACHABLE` and what each place said.
  ///
  /// @param threads for short work behind a call; daemon threads, since none is waited for
  public static DockerEngine open(EngineLocator locator, ThreadFactory threads)
      throws InterruptedException {
    return new DockerEngine(Door.open(locator.places()), locator.config(), threads);
  }

  @Override
  public EngineInfo info() throws InterruptedException {
    var call = EngineCall.get("describe itself", "/info");
    try {
      return info(api.json(call));
    } catch (EngineRefusal e) {
      throw failure(call, e);
    }
  }

  private EngineInfo info(Json json) {
    return new EngineInfo(
        api.podman() ? "podman" : "docker",
        json.text("ServerVersion").orElse("unknown"),
        api.version().toString(),
        new Platform(
            json.text("OSType").orElse("linux"),
            architecture(json.text("Architecture").orElse("unknown")),
            Optional.empty()),
        json.number("NCPU").orElse(1L).intValue(),
        ByteCount.of(Math.max(0, json.number("MemTotal").orElse(0L))),
        !(reach.machine() instanceof Reach.Machine.Ours)
            || json.texts("SecurityOptions").contains("name=rootless"));
  }

  /// The kernel's word for what images call otherwise.
  private static String architecture(String machine) {
    return switch (machine) {
      case "x86_64" -> "amd64";
      case "aarch64" -> "arm64";
      case "armv7l", "armv6l" -> "arm";
      case "i386", "i686" -> "386";
      default -> machine;
    };
  }

  @Override
  public Image resolve(ImageRequest request, PullListener listener) throws InterruptedException {
    return new ImageResolution(api, new ImagePull(api, logins), request).resolve(listener);
  }

  @Override
  public ImageContents contents(Image image, Map<String, String> labels) {
    return new DockerImageContents(this, api, image, labels);
  }

  @Override
  public Container create(ContainerSpec spec) throws InterruptedException {
    var target = Target.of("/containers/create");
    spec.platform().ifPresent(platform -> target.with("platform", platform.toString()));
    return make(spec, containerJson.of(spec), target);
  }

  private DockerContainer make(ContainerSpec spec, Json body, Target target)
      throws InterruptedException {
    var name = freshName();
    var call =
        EngineCall.post(
            "create a container of " + spec.image(), target.with("name", name).toString(), body);
    own.making(name);
    var making = new Making(api, call, () -> own.made(name), () -> removeOwn(name));
    String id;
    try {
      id = making.run(threads);
    } catch (EngineRefusal e) {
      own.forget(name);
      throw creationFailure(spec, e);
    }
    return new DockerContainer(this, api, id, name, spec.image(), spec.program().tty());
  }

  private static FailureException creationFailure(ContainerSpec spec, EngineRefusal e) {
    boolean noImage =
        e.isMissing()
            && (EngineWords.mentions(e.words(), "image")
                || EngineWords.mentions(e.words(), "platform"));
    var code =
        noImage
            ? FailureCode.IMAGE_NOT_FOUND
            : EngineWords.blameImage(e.status(), e.words())
                ? FailureCode.START_REFUSED
                : FailureCode.START_FAILED;
    return new FailureException(
        Failure.of(
            code,
            "A container of "
                + spec.image()
                + " could not be made: "
                + EngineWords.tidy(e.words())),
        e);
  }

  /// Not a secret; it only has to be nobody else's.
  private static String freshName() {
    var hex = Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
    return "slipway-" + hex.substring(0, 12);
  }

  @Override
  public List<ContainerSummary> list(Map<String, String> labels) throws InterruptedException {
    var filters = new ArrayList<String>();
    labels.forEach((name, value) -> filters.add(value.isEmpty() ? name : name + "=" + value));
    var target = Target.of("/containers/json").with("all", "1");
    if (!filters.isEmpty()) {
      target.with("filters", Json.object().put("label", Json.texts(filters)).build().write());
    }
    var call = EngineCall.get("list containers", target.toString());
    try {
      return api.json(call).elements().stream().map(DockerEngine::summary).toList();
    } catch (EngineRefusal e) {
      throw failure(call, e);
    }
  }

  private static ContainerSummary summary(Json json) {
    var labels = new HashMap<String, String>();
    json.members("Labels").forEach((name, value) -> labels.put(name, value.text().orElse("")));
    var name = json.texts("Names").stream().findFirst().orElse("");
    var state = json.text("State").orElse("");
    return new ContainerSummary(
        json.text("Id").orElse(""),
        name.startsWith("/") ? name.substring(1) : name,
        labels,
        state.equals("running") || state.equals("paused") || state.equals("restarting"),
        Instant.ofEpochSecond(json.number("Created").orElse(0L)));
  }

  @Override
  public void remove(String container) throws InterruptedException {
    new Removal(api, container).run();
  }

  /// Interrupted or not, the container is gone afterwards, unless it is nobody's business any more.
  void removeOwn(String name) {
    if (!own.has(name)) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          new Removal(api, name).run();
          own.forget(name);
          return;
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void keep(Container container) {
    own.forget(container.name());
  }

  Optional<Endpoint> endpoint(Inspection inspection, Port port) {
    return reach.endpoint(inspection, port);
  }

  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    try {
      removeAll(namesToRemove());
    } finally {
      api.close();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private List<String> namesToRemove() {
    while (true) {
      try {
        return own.close(MAKING);
      } catch (InterruptedException _) {
        // Leaving now would leave containers.
      }
    }
  }

  /// On threads of its own: this may be the end of the process, when others no longer help.
  private void removeAll(List<String> names) {
    var left = new ConcurrentLinkedQueue<>(names);
    var failures = new ConcurrentLinkedQueue<FailureException>();
    Runnable removing =
        () -> {
          for (var name = left.poll(); name != null; name = left.poll()) {
            try {
              removeOwn(name);
            } catch (FailureException e) {
              failures.add(e);
            }
          }
        };
    var others = new ArrayList<Thread>();
    for (int i = 1; i < Math.min(REMOVALS, names.size()); i++) {
      others.add(Thread.ofPlatform().daemon().name("slipway-removal-" + i).start(removing));
    }
    removing.run();
    others.forEach(DockerEngine::join);
    var first = failures.poll();
    if (first != null) {
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  static FailureException failure(EngineCall call, EngineRefusal e) {
    return new FailureException(
        Failure.of(
            FailureCode.ENGINE_ERROR,
            "The engine was asked to "
                + call.doing()
                + " and answered "
                + e.status()
                + ": "
                + EngineWords.tidy(e.words())),
        e);
  }
}
