package dev.slipway.docker;

import dev.slipway.core.container.Container;
import dev.slipway.core.container.ContainerState;
import dev.slipway.core.container.Endpoint;
import dev.slipway.core.container.ExecOutcome;
import dev.slipway.core.container.ExecSpec;
import dev.slipway.core.container.LogRequest;
import dev.slipway.core.container.LogSink;
import dev.slipway.core.container.Port;
import dev.slipway.core.failure.Failure;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A container that [DockerEngine] made. All is asked of the engine when it is needed; nothing is
/// remembered but where the running container is reached.
final class DockerContainer implements Container {
  private static final String OTHERS_NETWORK = "container:";

  private final EngineApi api;
  private final DockerEngine engine;
  private final String id;
  private final String name;
  private final String image;
  private final boolean terminal;
  private final ReentrantLock closing = new ReentrantLock();
  private boolean closed;
  private volatile @Nullable Located located;

  DockerContainer(
      DockerEngine engine, EngineApi api, String id, String name, String image, boolean terminal) {
    this.engine = engine;
    this.api = api;
    this.id = id;
    this.name = name;
    this.image = image;
    this.terminal = terminal;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start() throws InterruptedException {
    located = null;
    try {
      api.run(EngineCall.post("start " + name, path("/start")));
    } catch (EngineRefusal e) {
      if (e.isMissingContainer()) {
        throw gone(e);
      }
      boolean refused = EngineWords.blameImage(e.status(), e.words());
      throw new FailureException(
          Failure.of(
              refused ? FailureCode.START_REFUSED : FailureCode.START_FAILED,
              "A container of " + image + " did not start: " + EngineWords.tidy(e.words())),
          e);
    }
  }

  @Override
  public ContainerState state() throws InterruptedException {
    var state = inspect().state();
    if (state instanceof ContainerState.Exited) {
      located = null;
    }
    return state;
  }

  private Inspection inspect() throws InterruptedException {
    return inspect(id);
  }

  private Inspection inspect(String container) throws InterruptedException {
    var call =
        EngineCall.get("inspect " + name, "/containers/" + Target.segment(container) + "/json");
    try {
      return new Inspection(api.json(call));
    } catch (EngineRefusal e) {
      throw failure(call, e);
    }
  }

  @Override
  public ContainerState.Exited waitForExit() throws InterruptedException {
    var condition = "not-running";
    while (true) {
      var call =
          EngineCall.post(
                  "wait for " + name,
                  Target.of(path("/wait")).with("condition", condition).toString())
              .patient();
      try {
        api.run(call);
      } catch (EngineRefusal e) {
        throw failure(call, e);
      }
      var state = state();
      if (state instanceof ContainerState.Exited exited) {
        return exited;
      }
      // One that has not been started is "not running" already.
      condition = state instanceof ContainerState.Created ? "next-exit" : "not-running";
    }
  }

  @Override
  public ExecOutcome exec(ExecSpec spec) throws InterruptedException {
    return new ExecCall(api, id, name, spec).run();
  }

  @Override
  public void logs(LogRequest request, LogSink sink) throws InterruptedException {
    if (api.podman() && request.equals(LogRequest.FOLLOW)) {
      // Podman stops following before it has sent all that an ended process wrote.
      var skipping = new SkippingSink(sink);
      readLogs(request, skipping.counting());
      readLogs(LogRequest.ALL, skipping);
    } else {
      readLogs(request, sink);
    }
  }

  private void readLogs(LogRequest request, LogSink sink) throws InterruptedException {
    var target =
        Target.of(path("/logs"))
            .with("stdout", "1")
            .with("stderr", "1")
            .with("follow", request.follow() ? "1" : "0");
    request.tail().ifPresent(lines -> target.with("tail", Integer.toString(lines)));
    var call = EngineCall.get("give the output of " + name, target.toString());
    try (var response = api.open(request.follow() ? call.patient() : call)) {
      OutputFrames.copy(response.body(), terminal, sink);
    } catch (EngineRefusal e) {
      throw failure(call, e);
    } catch (IOException e) {
      throw api.broken(call, e);
    }
  }

  @Override
  public void signal(String signal) throws InterruptedException {
    var call =
        EngineCall.post(
            "send " + signal + " to " + name,
            Target.of(path("/kill")).with("signal", signal).toString());
    try {
      api.run(call);
    } catch (EngineRefusal e) {
      if (!EngineWords.notRunning(e)) {
        throw failure(call, e);
      }
    }
  }

  @Override
  public void stop(Duration grace) throws InterruptedException {
    long seconds = ContainerJson.wholeSeconds(grace);
    var call =
        EngineCall.post(
                "stop " + name,
                Target.of(path("/stop")).with("t", Long.toString(seconds)).toString())
            .withPatience(Duration.ofSeconds(seconds).plusMinutes(2));
    try {
      api.run(call);
    } catch (EngineRefusal e) {
      throw failure(call, e);
    }
  }

  @Override
  public Optional<Endpoint> endpoint(Port port) throws InterruptedException {
    var known = located;
    if (known == null) {
      var inspection = withOwnNetwork(inspect());
      if (!inspection.running()) {
        return Optional.empty();
      }
      known = new Located(inspection, new ConcurrentHashMap<>());
      located = known;
    }
    return known.endpoint(port, engine);
  }

  /// Where a running container is. Forgotten as soon as it is seen to have ended: its address may
  /// be another one's then.
  ///
  /// @param endpoints by the engine's spelling of the port
  private record Located(Inspection inspection, Map<String, Optional<Endpoint>> endpoints) {
    Optional<Endpoint> endpoint(Port port, DockerEngine engine) {
      return endpoints.computeIfAbsent(port.toString(), _ -> engine.endpoint(inspection, port));
    }
  }

  /// A container in another one's network is where the other one is.
  private Inspection withOwnNetwork(Inspection inspection) throws InterruptedException {
    var mode = inspection.json().text("HostConfig", "NetworkMode").orElse("");
    return inspection.running() && mode.startsWith(OTHERS_NETWORK)
        ? inspect(mode.substring(OTHERS_NETWORK.length()))
        : inspection;
  }

  @Override
  public List<String> processes() throws InterruptedException {
    var inspection = inspect();
    if (!inspection.running()) {
      return List.of();
    }
    var target = Target.of(path("/top"));
    if (api.podman()) {
      // Otherwise it looks for a `ps` inside the container.
      target.with("ps_args", "hpid,args");
    }
    var call = EngineCall.get("list the processes of " + name, target.toString());
    try {
      return ProcessTable.commands(api.json(call), inspection.pid());
    } catch (EngineRefusal e) {
      if (EngineWords.notRunning(e)) {
        return List.of();
      }
      throw failure(call, e);
    }
  }

  @Override
  public void close() {
    closing.lock();
    try {
      if (!closed) {
        engine.removeOwn(name);
        closed = true;
      }
    } finally {
      closing.unlock();
    }
  }

  private String path(String rest) {
    return "/containers/" + id + rest;
  }

  private FailureException failure(EngineCall call, EngineRefusal e) {
    boolean gone = e.isMissing() || EngineWords.mentions(e.words(), "marked for removal");
    return gone ? gone(e) : DockerEngine.failure(call, e);
  }

  private FailureException gone(EngineRefusal e) {
    return new FailureException(
        Failure.of(FailureCode.CONTAINER_GONE, "Container " + name + " is no longer there."), e);
  }
}
