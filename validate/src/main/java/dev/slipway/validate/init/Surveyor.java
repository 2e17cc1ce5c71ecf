package dev.slipway.validate.init;

import dev.slipway.core.container.Container;
import dev.slipway.core.container.ContainerEngine;
import dev.slipway.core.container.ContainerSpec;
import dev.slipway.core.container.ContainerState;
import dev.slipway.core.container.ExecOutcome;
import dev.slipway.core.container.ExecSpec;
import dev.slipway.core.container.Image;
import dev.slipway.core.container.ImageRequest;
import dev.slipway.core.container.Port;
import dev.slipway.core.container.PublishedPort;
import dev.slipway.core.container.PullListener;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import dev.slipway.validate.init.Survey.Stop;
import dev.slipway.validate.probe.EndProber;
import dev.slipway.validate.probe.LiveContainer;
import dev.slipway.validate.probe.PortAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadFactory;

/// Looks at an image and at what it does when it is left to itself for a while.
public final class Surveyor {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final List<String> STAYING = List.of("sleep", "infinity");

  private final ContainerEngine engine;
  private final ThreadFactory threads;
  private final Map<String, String> labels;

  public Surveyor(ContainerEngine engine, ThreadFactory threads, Map<String, String> labels) {
    this.engine = engine;
    this.threads = threads;
    this.labels = Map.copyOf(labels);
  }

  /// A manifest that the image keeps.
  ///
  /// @param wait how long its process may take until it listens or ends
  public String describe(ImageRequest request, Duration wait, PullListener listener)
      throws InterruptedException {
    var image = engine.resolve(request, listener);
    return ManifestText.of(survey(request.reference().familiar(), image, wait));
  }

  private Survey survey(String name, Image image, Duration wait) throws InterruptedException {
    try (var container = engine.create(spec(name, image, Optional.empty()));
        var live = LiveContainer.start(container, threads)) {
      var ports = awaitPorts(live, image, wait);
      var exited = live.exitNow();
      if (exited.isEmpty()) {
        return running(name, image, live, ports, false);
      }
      return ended(name, image, exited.get());
    }
  }

  /// A process that ended cannot be asked for its user and home, so something that stays is put in
  /// its place where the image has it.
  private Survey ended(String name, Image image, ContainerState.Exited exited)
      throws InterruptedException {
    var empty = new TreeMap<Integer, PortAnswer>();
    try (var container = engine.create(spec(name, image, Optional.of(STAYING)));
        var live = LiveContainer.start(container, threads)) {
      var asked = running(name, image, live, empty, true);
      return new Survey(
          name,
          image,
          asked.user(),
          asked.uid(),
          asked.home(),
          List.of(),
          empty,
          Optional.of(exited.exitCode()),
          Optional.empty(),
          live.exitNow().isEmpty());
    } catch (FailureException e) {
      if (e.code() != FailureCode.START_REFUSED) {
        throw e;
      }
      return new Survey(
          name,
          image,
          image.config().user(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          empty,
          Optional.of(exited.exitCode()),
          Optional.empty(),
          false);
    }
  }

  private static Survey running(
      String name,
      Image image,
      LiveContainer live,
      SequencedMap<Integer, PortAnswer> ports,
      boolean keptAlive)
      throws InterruptedException {
    var container = live.container();
    var uid = ask(container, "id", "-u");
    var user = ask(container, "id", "-un");
    var home = ask(container, "/bin/sh", "-c", "echo \"$HOME\"");
    var processes = container.processes();
    return new Survey(
        name,
        image,
        user,
        uid,
        home,
        processes,
        ports,
        Optional.empty(),
        keptAlive ? Optional.empty() : stop(live),
        keptAlive);
  }

  private static Optional<Stop> stop(LiveContainer live) throws InterruptedException {
    var ending = EndProber.tell(live, "SIGTERM", STOP_PATIENCE);
    return ending.exited().map(exited -> new Stop(ending.took(), exited.exitCode()));
  }

  private ContainerSpec spec(String name, Image image, Optional<List<String>> instead) {
    var spec = ContainerSpec.of(name).labels(labels);
    instead.ifPresent(
        words ->
            spec.entrypoint(List.of(words.getFirst())).command(words.subList(1, words.size())));
    for (var port : image.config().exposedPorts()) {
      spec.port(PublishedPort.onLoopback(port));
    }
    return spec.build();
  }

  /// Until every exposed port answers, or for an image that exposes none until something listens or
  /// a moment has passed.
  private static SequencedMap<Integer, PortAnswer> awaitPorts(
      LiveContainer live, Image image, Duration wait) throws InterruptedException {
    long deadline = System.nanoTime() + wait.toNanos();
    var exposed = new TreeSet<Integer>();
    image.config().exposedPorts().stream()
        .filter(port -> port.protocol() == Port.Protocol.TCP)
        .forEach(port -> exposed.add(port.number()));
    while (live.exit().isEmpty()) {
      var answers = new TreeMap<Integer, PortAnswer>();
      var candidates = new TreeSet<>(exposed);
      candidates.addAll(ListeningPorts.of(live.container()));
      for (int port : candidates) {
        var answer = PortAnswer.of(live.container(), Port.tcp(port), PATIENCE);
        if (!(answer instanceof PortAnswer.Silence)) {
          answers.put(port, answer);
        }
      }
      boolean all = !answers.isEmpty() && answers.keySet().containsAll(exposed);
      if (all || System.nanoTime() > deadline || live.pause(PAUSE)) {
        return answers;
      }
    }
    return new TreeMap<>();
  }

  /// One line that a command prints; empty where the image has no such command.
  private static Optional<String> ask(Container container, String... command)
      throws InterruptedException {
    return container.exec(ExecSpec.of(List.of(command), PATIENCE))
                instanceof ExecOutcome.Exited(int code, var output)
            && code == 0
            && !output.stdout().isBlank()
        ? Optional.of(output.stdout().strip())
        : Optional.empty();
  }
}
