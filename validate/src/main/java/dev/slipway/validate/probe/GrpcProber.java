package dev.slipway.validate.probe;

import dev.slipway.core.container.Container;
import dev.slipway.core.container.Endpoint;
import dev.slipway.validate.contract.Probe;
import dev.slipway.validate.probe.grpc.GrpcHealth;
import dev.slipway.validate.probe.grpc.HealthAnswer;
import dev.slipway.validate.verdict.Evidence;
import dev.slipway.validate.verdict.Look;
import java.time.Duration;

/// Asks the container's gRPC server for its health, as Kubernetes does.
final class GrpcProber implements Prober {
  private final Container container;
  private final Probe.Grpc probe;

  GrpcProber(Container container, Probe.Grpc probe) {
    this.container = container;
    this.probe = probe;
  }

  @Override
  public Look look(Duration timeout) throws InterruptedException {
    int port = probe.port().number();
    var address = container.endpoint(probe.port()).map(Endpoint::address);
    if (address.isEmpty()) {
      return Look.bad(
          "Port " + port + " of the container cannot be reached from here.",
          Evidence.of("hint", "add the port to `ports`"));
    }
    var answer =
        GrpcHealth.check(address.get(), probe.tls(), "localhost:" + port, probe.service(), timeout);
    return switch (answer) {
      case HealthAnswer.Serving _ -> Look.good();
      case HealthAnswer.NotServing(var status) ->
          Look.bad("Expected the health service to say SERVING, got " + status + ".");
      case HealthAnswer.Refused(var code, var message) -> refused(code, message);
      case HealthAnswer.NoAnswer(var reason) ->
          Look.bad(
              "No health from port " + port + " of the container.", Evidence.of("seen", reason));
    };
  }

  private Look refused(String code, String message) {
    var evidence = message.isBlank() ? Evidence.NONE : Evidence.of("message", message);
    return Look.bad(
        "The server refused the health check with " + code + ".",
        switch (code) {
          case "UNIMPLEMENTED" ->
              evidence.with("hint", "the server has no grpc.health.v1.Health service");
          case "NOT_FOUND" ->
              evidence.with("hint", "the server knows no service `" + probe.service() + "`");
          default -> evidence;
        });
  }
}
