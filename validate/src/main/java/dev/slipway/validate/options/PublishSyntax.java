package dev.slipway.validate.options;

import dev.slipway.core.container.Port;
import dev.slipway.core.container.PublishedPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `--publish` and `--expose`: `80`, `8080:80`, `127.0.0.1:8080:80/udp`, `[::1]::80`,
/// `8000-8002:9000-9002`.
///
/// A port without an address is answered on loopback, where Docker would open it to the network:
/// checks need no more, and a run must not expose an unknown image.
final class PublishSyntax {
  private static final String EXPECTED =
      "a port to publish, such as `80`, `8080:80` or `127.0.0.1:8080:80/udp`";
  private static final int MAXIMUM = 1_000;

  private record Range(int first, int last) {
    int size() {
      return last - first + 1;
    }
  }

  private PublishSyntax() {}

  static Meaning publish(String text) {
    int colon = text.lastIndexOf(':');
    var before = colon < 0 ? "" : text.substring(0, colon);
    int second = before.lastIndexOf(':');
    var host = before.substring(second + 1);
    var address = Values.withoutBrackets(second < 0 ? "" : before.substring(0, second));
    var ports = ports(text.substring(colon + 1));
    var hostRange =
        host.isEmpty() ? Optional.of(new Range(0, 0)) : range(host).filter(r -> r.first > 0);
    if (ports.isEmpty()
        || hostRange.isEmpty()
        || (colon == 0)
        || (second >= 0 && !address.isEmpty() && !Values.isAddress(address))) {
      return Meaning.unlike(EXPECTED);
    }
    boolean free = host.isEmpty();
    if (!free && hostRange.get().size() != ports.get().size()) {
      return Meaning.faulty(
          "gives "
              + hostRange.get().size()
              + " ports of the machine to "
              + ports.get().size()
              + " of the container",
          "For any free port of the machine leave its side out, as in `80`.");
    }
    var published = new ArrayList<Meaning.Effect>();
    for (int i = 0; i < ports.get().size(); i++) {
      var port =
          new PublishedPort(
              ports.get().get(i),
              address.isEmpty() ? PublishedPort.LOOPBACK : address,
              free ? 0 : hostRange.get().first + i);
      published.add(container -> container.port(port));
    }
    return Meaning.changes(published);
  }

  /// The ports of `--expose`.
  static Optional<List<Port>> ports(String text) {
    int slash = text.indexOf('/');
    var protocol = protocol(slash < 0 ? "tcp" : text.substring(slash + 1));
    var range = range(slash < 0 ? text : text.substring(0, slash));
    if (protocol.isEmpty() || range.isEmpty() || range.get().first == 0) {
      return Optional.empty();
    }
    var ports = new ArrayList<Port>();
    for (int number = range.get().first; number <= range.get().last; number++) {
      ports.add(new Port(number, protocol.get()));
    }
    return Optional.of(ports);
  }

  private static Optional<Port.Protocol> protocol(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "tcp" -> Optional.of(Port.Protocol.TCP);
      case "udp" -> Optional.of(Port.Protocol.UDP);
      case "sctp" -> Optional.of(Port.Protocol.SCTP);
      default -> Optional.empty();
    };
  }

  private static Optional<Range> range(String text) {
    int hyphen = text.indexOf('-', 1);
    var first = Values.whole(hyphen < 0 ? text : text.substring(0, hyphen), 0, 65_535);
    var last = hyphen < 0 ? first : Values.whole(text.substring(hyphen + 1), 0, 65_535);
    return first.isEmpty() || last.isEmpty()
        ? Optional.empty()
        : Optional.of(new Range(first.get().intValue(), last.get().intValue()))
            .filter(range -> range.size() > 0 && range.size() <= MAXIMUM);
  }
}
