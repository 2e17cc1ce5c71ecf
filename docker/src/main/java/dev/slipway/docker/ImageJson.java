package dev.slipway.docker;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.Healthcheck;
import dev.slipway.core.container.Image;
import dev.slipway.core.container.ImageConfig;
import dev.slipway.core.container.ImageReference;
import dev.slipway.core.container.Platform;
import dev.slipway.core.container.Port;
import dev.slipway.wire.json.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Reads `GET /images/{name}/json`.
final class ImageJson {
  private ImageJson() {}

  static Image image(Json json) {
    return new Image(
        json.text("Id").orElse(""),
        names(json.texts("RepoTags")),
        names(json.texts("RepoDigests")),
        platform(json),
        json.text("Created").flatMap(Timestamp::parse),
        ByteCount.of(Math.max(0, json.number("Size").orElse(0L))),
        json.at("Config").map(ImageJson::config).orElseGet(() -> config(Json.object().build())));
  }

  /// As Docker prints them; Podman writes the registry out, old Docker `<none>` for no name.
  private static List<String> names(List<String> names) {
    return names.stream()
        .filter(name -> !name.contains("<none>"))
        .map(name -> ImageReference.parse(name).map(ImageReference::familiar).orElse(name))
        .toList();
  }

  private static Platform platform(Json json) {
    return new Platform(
        json.text("Os").orElse("linux"),
        json.text("Architecture").orElse("unknown"),
        json.text("Variant").filter(variant -> !variant.isEmpty()));
  }

  static ImageConfig config(Json config) {
    return new ImageConfig(
        filled(config, "User"),
        config.texts("Entrypoint"),
        config.texts("Cmd"),
        env(config.texts("Env")),
        labels(config),
        ports(config.members("ExposedPorts").keySet()),
        config.members("Volumes").keySet(),
        filled(config, "WorkingDir"),
        filled(config, "StopSignal"),
        config.at("Healthcheck").map(ImageJson::healthcheck),
        config.texts("Shell"),
        config.texts("OnBuild"));
  }

  private static Optional<String> filled(Json config, String name) {
    return config.text(name).filter(text -> !text.isEmpty());
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

  private static Set<Port> ports(Set<String> texts) {
    var ports = new LinkedHashSet<Port>();
    texts.forEach(text -> port(text).ifPresent(ports::add));
    return ports;
  }

  static Optional<Port> port(String text) {
    int slash = text.indexOf('/');
    var number = slash < 0 ? text : text.substring(0, slash);
    var protocol = slash < 0 ? "TCP" : text.substring(slash + 1).toUpperCase(Locale.ROOT);
    try {
      return Optional.of(new Port(Integer.parseInt(number), Port.Protocol.valueOf(protocol)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Healthcheck healthcheck(Json json) {
    return new Healthcheck(
        json.texts("Test"),
        duration(json, "Interval"),
        duration(json, "Timeout"),
        duration(json, "StartPeriod"),
        json.number("Retries").filter(n -> n > 0).map(Long::intValue));
  }

  /// In nanoseconds; zero is the engine's default.
  private static Optional<Duration> duration(Json json, String name) {
    return json.number(name).filter(nanos -> nanos > 0).map(Duration::ofNanos);
  }
}
