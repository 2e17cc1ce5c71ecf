package dev.slipway.validate.probe;

import dev.slipway.core.container.Container;
import dev.slipway.core.container.Port;
import dev.slipway.validate.contract.IntRanges;
import dev.slipway.validate.contract.Probe;
import dev.slipway.validate.contract.TextRule;
import dev.slipway.validate.verdict.Look;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a port of a container says to somebody who knows nothing of it.
public sealed interface PortAnswer {
  /// Nobody listens.
  record Silence() implements PortAnswer {}

  /// Somebody listens, who does not speak HTTP.
  record Accepted() implements PortAnswer {}

  /// `GET /` was answered.
  record Http(int status) implements PortAnswer {}

  static PortAnswer of(Container container, Port port, Duration patience)
      throws InterruptedException {
    if (new TcpProber(container, port).look(patience) instanceof Look.Bad) {
      return new Silence();
    }
    var any =
        new Probe.HttpGet(
            "GET",
            Probe.HttpGet.Scheme.HTTP,
            Optional.empty(),
            port,
            "/",
            List.of(),
            Optional.empty(),
            true,
            IntRanges.between(100, 999),
            List.of(),
            TextRule.ANYTHING,
            List.of());
    return new HttpProber(container, any)
        .status(patience)
        .<PortAnswer>map(Http::new)
        .orElseGet(Accepted::new);
  }
}
