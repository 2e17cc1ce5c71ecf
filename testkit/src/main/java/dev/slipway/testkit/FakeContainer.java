package dev.slipway.testkit;

import dev.slipway.core.container.ContainerSpec;
import dev.slipway.core.container.ContainerState;
import dev.slipway.core.container.ContainerState.Exited;
import dev.slipway.core.container.ContainerState.Health;
import dev.slipway.core.container.ContainerState.Running;
import dev.slipway.core.container.ContainerSummary;
import dev.slipway.core.container.Endpoint;
import dev.slipway.core.container.ExecSpec;
import dev.slipway.core.container.Healthcheck;
import dev.slipway.core.container.Port;
import dev.slipway.core.container.PublishedPort;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// One container of a [FakeMachine]. Guarded by the machine's monitor.
final class FakeContainer {
  static final int KILLED = 137;

  private final Monitor monitor;
  private final String id;
  private final String name;
  private final ContainerSpec spec;
  private final FakeImage image;
  private final Set<String> volumes;
  private final Instant created;
  private final FakeLogs logs;
  private final FakeDisk disk;
  private final FakeNetwork network = new FakeNetwork();
  private final List<FakeProcess> processes = new ArrayList<>();
  private ContainerState state = new ContainerState.Created();
  private boolean outOfMemory;
  private boolean removed;

  FakeContainer(
      Monitor monitor, int number, ContainerSpec spec, FakeImage image, Set<String> volumes) {
    this.monitor = monitor;
    this.id = Sha256.of("container " + number);
    this.name = "fake-" + number;
    this.spec = spec;
    this.image = image;
    this.volumes = Set.copyOf(volumes);
    this.created = monitor.now();
    this.logs = new FakeLogs(spec.program().tty());
    this.disk = new FakeDisk(image.files(), spec);
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  ContainerSpec spec() {
    return spec;
  }

  FakeImage image() {
    return image;
  }

  Set<String> volumes() {
    return volumes;
  }

  FakeLogs logs() {
    return logs;
  }

  FakeDisk disk() {
    return disk;
  }

  FakeNetwork network() {
    return network;
  }

  ContainerState state() {
    return state;
  }

  boolean running() {
    return state instanceof Running;
  }

  boolean removed() {
    return removed;
  }

  ContainerSummary summary() {
    return new ContainerSummary(id, name, spec.labels(), running(), created);
  }

  /// Entrypoint and command as the engine puts them together: an entrypoint of the spec drops the
  /// image's command.
  static List<String> command(ContainerSpec spec, FakeImage image) {
    var config = image.image().config();
    var entrypoint = spec.program().entrypoint();
    var words = new ArrayList<>(entrypoint.orElse(config.entrypoint()));
    var inherited = entrypoint.isPresent() ? List.<String>of() : config.command();
    words.addAll(spec.program().command().filter(c -> !c.isEmpty()).orElse(inherited));
    return words;
  }

  void start() {
    if (running()) {
      return;
    }
    try {
      run(command(spec, image));
    } catch (FailureException e) {
      network.silence();
      var words = Optional.of(e.failure().what());
      state = new Exited(127, false, words, Optional.empty(), Optional.empty());
      throw e;
    }
  }

  private void run(List<String> command) {
    var user = user(Optional.empty());
    var uid = image.uid(user);
    if (image.refusal().isPresent()) {
      throw unable(FailureCode.START_REFUSED, image.refusal().get());
    }
    if (uid.isEmpty()) {
      throw unable(FailureCode.START_REFUSED, noUser(user));
    }
    var program = image.program(command);
    if (program.isEmpty()) {
      throw unable(FailureCode.START_REFUSED, noProgram(command));
    }
    publish();
    var setting = new FakeProcess.Setting(command, env(Map.of()), uid.getAsInt(), workdir());
    var process = new FakeProcess(monitor, this, setting, program.get(), logs::write);
    processes.clear();
    processes.add(process);
    outOfMemory = false;
    state = new Running(monitor.now(), Health.NONE);
    process.start(() -> ended(process));
    FakeHealth.watch(this, process, monitor);
  }

  private void publish() {
    var ports = new ArrayList<>(spec.network().ports());
    if (spec.network().publishAll()) {
      image.image().config().exposedPorts().forEach(p -> ports.add(PublishedPort.onLoopback(p)));
    }
    for (var port : ports) {
      if (port.port().protocol() == Port.Protocol.TCP) {
        try {
          network.publish(port);
        } catch (IOException e) {
          var where = port.hostAddress() + ":" + port.hostPort();
          throw unable(FailureCode.START_FAILED, "listen on " + where + ": " + e.getMessage());
        }
      }
    }
  }

  private FailureException unable(FailureCode code, String reason) {
    return new FailureException(
        code, "Container " + name + " of " + spec.image() + " does not start: " + reason + ".");
  }

  private void ended(FakeProcess main) {
    if (state instanceof Running(var startedAt, _)) {
      state =
          new Exited(
              main.exitCode().orElseThrow(),
              outOfMemory,
              Optional.empty(),
              Optional.of(startedAt),
              Optional.of(monitor.now()));
    }
    List.copyOf(processes).forEach(process -> process.exit(KILLED));
    network.silence();
  }

  void killedForMemory() {
    outOfMemory = true;
  }

  void health(Health health) {
    if (state instanceof Running(var startedAt, _)) {
      state = new Running(startedAt, health);
    }
  }

  /// A process beside the main one, or why there is none.
  sealed interface Begun {
    record Started(FakeProcess process) implements Begun {}

    record Refused(String reason) implements Begun {}
  }

  Begun begin(ExecSpec exec, Capture capture) {
    if (!running()) {
      return new Begun.Refused("container " + name + " is not running");
    }
    var user = user(exec.user());
    var uid = image.uid(user);
    if (uid.isEmpty()) {
      return new Begun.Refused(noUser(user));
    }
    var program = image.program(exec.command());
    if (program.isEmpty()) {
      return new Begun.Refused(noProgram(exec.command()));
    }
    var folder = exec.workdir().orElse(workdir());
    var setting = new FakeProcess.Setting(exec.command(), env(exec.env()), uid.getAsInt(), folder);
    var process = new FakeProcess(monitor, this, setting, program.get(), capture::write);
    processes.add(process);
    process.start(() -> processes.remove(process));
    return new Begun.Started(process);
  }

  /// The main process while it runs.
  Optional<FakeProcess> main() {
    return running() ? Optional.of(processes.getFirst()) : Optional.empty();
  }

  List<String> commandLines() {
    return running() ? processes.stream().map(FakeProcess::commandLine).toList() : List.of();
  }

  Optional<Endpoint> endpoint(Port port, boolean direct) {
    boolean alone = spec.network().mode().filter("none"::equals).isPresent();
    return running() && !alone && port.protocol() == Port.Protocol.TCP
        ? network.endpoint(port, direct)
        : Optional.empty();
  }

  String stopSignal() {
    return spec.program().stopSignal().or(image.image().config()::stopSignal).orElse("TERM");
  }

  Optional<Healthcheck> healthcheck() {
    return spec.program()
        .healthcheck()
        .or(image.image().config()::healthcheck)
        .filter(check -> !check.test().isEmpty() && !check.test().getFirst().equals("NONE"));
  }

  void remove() {
    main().ifPresent(process -> process.exit(KILLED));
    network.close();
    removed = true;
  }

  private String user(Optional<String> asked) {
    return asked.or(spec.program()::user).or(image.image().config()::user).orElse("");
  }

  private String workdir() {
    return spec.program().workdir().or(image.image().config()::workdir).orElse("/");
  }

  private SequencedMap<String, String> env(Map<String, String> more) {
    var env = new LinkedHashMap<>(image.image().config().env());
    env.put("HOSTNAME", spec.network().hostname().orElse(id.substring(0, 12)));
    env.putAll(spec.program().env());
    env.putAll(more);
    return env;
  }

  private static String noProgram(List<String> command) {
    return "exec \"" + command.getFirst() + "\": no such file or directory";
  }

  private static String noUser(String user) {
    return "no user " + user + " in the image's passwd file";
  }
}
