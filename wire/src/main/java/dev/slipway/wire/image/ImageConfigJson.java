package dev.slipway.wire.image;

import dev.slipway.core.container.Healthcheck;
import dev.slipway.core.container.ImageConfig;
import dev.slipway.core.container.Port;
import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonString;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Reads an image's `config` object, whose member names Docker's inspect, docker-archives and the
/// OCI image specification share. What is missing, null or empty is unset.
public final class ImageConfigJson {
  private ImageConfigJson() {}

  public static ImageConfig read(Json config) {
    return new ImageConfig(
        filled(config, "User"),
        words(config, "Entrypoint"),
        words(config, "Cmd"),
        env(config.texts("Env")),
        labels(config),
        ports(config.members("ExposedPorts").sequencedKeySet()),
        Set.copyOf(config.members("Volumes").keySet()),
        filled(config, "WorkingDir"),
        filled(config, "StopSignal"),
        config
            .at("Healthcheck")
            .filter(json -> !words(json, "Test").isEmpty())
            .map(ImageConfigJson::healthcheck),
        words(config, "Shell"),
        words(config, "OnBuild"));
  }

  private static Optional<String> filled(Json json, String name) {
    return json.text(name).filter(text -> !text.isEmpty());
  }

  /// Docker reads a single text as a list of one.
  private static List<String> words(Json json, String name) {
    return json.find(name).orElse(Json.ofNull()) instanceof JsonString(var text)
        ? List.of(text)
        : json.texts(name);
  }

  private static SequencedMap<String, String> env(List<String> lines) {
    var env = new LinkedHashMap<String, String>();
    for (var line : lines) {
      int equals = line.indexOf('=');
      env.put(
          equals < 0 ? line : line.substring(0, equals),
          equals < 0 ? "" : line.substring(equals + 1));
    }
    return env;
  }

  private static SequencedMap<String, String> labels(Json config) {
    var labels = new LinkedHashMap<String, String>();
    config.members("Labels").forEach((name, value) -> labels.put(name, value.text().orElse("")));
    return labels;
  }

  /// `8080/tcp`, `53/udp`, `9000` or a range; what is no port exposes nothing.
  private static Set<Port> ports(Set<String> names) {
    var ports = new LinkedHashSet<Port>();
    for (var name : names) {
      var parts = name.split("/", 2);
      var range = parts[0].split("-", 2);
      var protocol =
          switch (parts.length < 2 ? "tcp" : parts[1].toLowerCase(Locale.ROOT)) {
            case "", "tcp" -> Port.Protocol.TCP;
            case "udp" -> Port.Protocol.UDP;
            case "sctp" -> Port.Protocol.SCTP;
            default -> null;
          };
      int first = number(range[0]);
      int last = number(range[range.length - 1]);
      for (int number = first; protocol != null && first > 0 && number <= last; number++) {
        ports.add(new Port(number, protocol));
      }
    }
    return ports;
  }

  private static int number(String text) {
    boolean digits =
        !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int number = digits ? Integer.parseInt(text) : 0;
    return number <= 65_535 ? number : 0;
  }

  private static Healthcheck healthcheck(Json json) {
    return new Healthcheck(
        words(json, "Test"),
        duration(json, "Interval"),
        duration(json, "Timeout"),
        duration(json, "StartPeriod"),
        json.number("Retries").filter(n -> n > 0 && n <= Integer.MAX_VALUE).map(Long::intValue));
  }

  /// Nanoseconds; 0 is the engine's default.
  private static Optional<Duration> duration(Json json, String name) {
    return json.number(name).filter(nanos -> nanos > 0).map(Duration::ofNanos);
  }
}
