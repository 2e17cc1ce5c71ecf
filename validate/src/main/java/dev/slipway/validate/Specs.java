package dev.slipway.validate;

import dev.slipway.core.container.ContainerSpec;
import dev.slipway.core.container.Image;
import dev.slipway.core.container.ImageRequest;
import dev.slipway.core.container.Port;
import dev.slipway.core.container.PublishedPort;
import dev.slipway.validate.contract.Check;
import dev.slipway.validate.contract.Probe;
import java.util.List;
import java.util.Optional;

/// What the containers of one run are made of.
final class Specs {
  private final Assignment assignment;
  private final Image image;
  private final Settings settings;
  private final Validation validation;

  Specs(Assignment assignment, Image image, Settings settings, Validation validation) {
    this.assignment = assignment;
    this.image = image;
    this.settings = settings;
    this.validation = validation;
  }

  /// As Container Canary orders the words of `docker run`: the contract's options come last and
  /// win.
  ContainerSpec next() throws InterruptedException {
    var validator = assignment.validator();
    // By name, as people know it from `docker ps`; an image without one goes by its id.
    var name = assignment.image().map(r -> r.reference().familiar()).orElse(image.id());
    var spec = ContainerSpec.of(name).labels(settings.labels());
    assignment.image().flatMap(ImageRequest::platform).ifPresent(spec::platform);
    validator.env().forEach(spec::env);
    validator.ports().forEach(spec::port);
    reachable().forEach(port -> spec.port(PublishedPort.onLoopback(port)));
    validator.volumes().forEach(spec::mount);
    validator.command().ifPresent(spec::command);
    validator.options().applyTo(spec);
    return spec.build();
  }

  /// Ports that probes ask for and the contract does not publish, where the container's own address
  /// is out of reach.
  private List<Port> reachable() throws InterruptedException {
    var published = assignment.validator().ports().stream().map(PublishedPort::port).toList();
    var others =
        assignment.checks().stream()
            .flatMap(check -> port(check).stream())
            .filter(port -> !published.contains(port))
            .distinct()
            .toList();
    // The engine is asked only where it matters: it takes its time to describe itself.
    return !others.isEmpty() && validation.info().rootless() ? others : List.of();
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
