package dev.slipway.validate.probe;

import dev.slipway.core.container.Container;
import dev.slipway.validate.contract.Probe;
import dev.slipway.validate.verdict.Look;
import java.time.Duration;

/// STUB
final class GrpcProber implements Prober {
  GrpcProber(Container container, Probe.Grpc probe) {}

  @Override
  public Look look(Duration timeout) {
    return Look.bad("STUB");
  }
}
