package dev.slipway.validate;

import dev.slipway.core.container.ContainerSpec;
import dev.slipway.core.container.EngineInfo;
import dev.slipway.core.container.Image;
import dev.slipway.core.container.ImageRequest;
import dev.slipway.core.container.Port;
import dev.slipway.core.container.PublishedPort;
import dev.slipway.validate.contract.Check;
import dev.slipway.validate.contract.Probe;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// What the containers of one run are made of.
final class Specs {
  private final Assignment assignment;
  private final Image image;
  private final Settings settings;
  private final EngineInfo engine;

  Specs(Assignment assignment, Image image, Settings settings, EngineInfo engine) {
    this.assignment = assignment;
    this.image = image;
    this.settings = settings;
    this.engine = engine;
  }

  /// As Container Canary orders the words of `docker run`: the contract's options come last and
  /// win.
  ContainerSpec next() {
    var validator = assignment.validator();
    // By name, as people know it from `docker ps`; an image without one goes by its id.
    var name = assignment.image().map(r -> r.reference().familiar()).orElse(image.id());
    var spec = ContainerSpec.of(name).labels(settings.labels());
    assignment.image().flatMap(ImageRequest::platform).ifPresent(spec::platform);
    validator.env().forEach(spec::env);
    validator.ports().forEach(spec::port);
    reachable().forEach(spec::port);
    validator.volumes().forEach(spec::mount);
    validator.command().ifPresent(spec::command);
    validator.options().applyTo(spec);
    return spec.build();
  }

  /// Ports that probes ask for and the contract does not publish, where the container's own address
  /// is out of reach.
  private Set<PublishedPort> reachable() {
    var more = new LinkedHashSet<PublishedPort>();
    if (!engine.rootless()) {
      return more;
    }
    var published = assignment.validator().ports().stream().map(PublishedPort::port).toList();
    for (var check : assignment.checks()) {
      port(check)
          .filter(port -> !published.contains(port))
          .ifPresent(port -> more.add(PublishedPort.onLoopback(port)));
    }
    return more;
  }

  private static Optional<Port> port(Check check) {
    return switch (check.requirement()) {
      case Probe.HttpGet http -> Optional.of(http.port());
      case Probe.TcpSocket tcp -> Optional.of(tcp.port());
      case Probe.Grpc grpc -> Optional.of(grpc.port());
      default -> Optional.empty();
    };
  }
}
