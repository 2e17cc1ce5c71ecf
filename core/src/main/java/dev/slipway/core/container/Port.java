package dev.slipway.core.container;

import java.util.Locale;

/// A port inside a container.
public record Port(int number, Protocol protocol) {
  /// What Docker and Kubernetes can publish.
  public enum Protocol {
    TCP,
    UDP,
    SCTP
  }

  public Port {
    if (number < 1 || number > 65_535) {
      throw new IllegalArgumentException("A port is 1 to 65535: " + number);
    }
  }

  public static Port tcp(int number) {
    return new Port(number, Protocol.TCP);
  }

  /// The engine's spelling: `8080/tcp`.
  @Override
  public String toString() {
    return number + "/" + protocol.name().toLowerCase(Locale.ROOT);
  }
}
