package dev.slipway.validate.probe;

import dev.slipway.core.container.Container;
import dev.slipway.core.container.Endpoint;
import dev.slipway.validate.contract.Probe;
import dev.slipway.validate.probe.grpc.GrpcHealth;
import dev.slipway.validate.probe.grpc.HealthAnswer;
import dev.slipway.validate.verdict.Evidence;
import dev.slipway.validate.verdict.Look;
import java.time.Duration;

/// Asks a gRPC server's health service.
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
      case HealthAnswer.Serving _ -> Look.good(Evidence.of("status", "SERVING"));
      case HealthAnswer.NotServing(var status) ->
          Look.bad("Expected " + subject() + " to be SERVING, got " + status + ".");
      case HealthAnswer.Refused(var code, var message) ->
          Look.bad(
              "Expected " + subject() + " to be SERVING; the server refused: " + code + ".",
              Evidence.NONE.withHead("message", message).and(advice(code)));
      case HealthAnswer.NoAnswer(var reason) ->
          Look.bad("No answer in gRPC from port " + port + ": " + reason + ".");
    };
  }

  private String subject() {
    return probe.service().isEmpty() ? "the server" : "service `" + probe.service() + "`";
  }

  private static Evidence advice(String code) {
    return switch (code) {
      case "UNIMPLEMENTED" ->
          Evidence.of("hint", "register the standard health service, grpc.health.v1.Health");
      case "NOT_FOUND" ->
          Evidence.of("hint", "the server's health service does not know this name");
      default -> Evidence.NONE;
    };
  }
}
