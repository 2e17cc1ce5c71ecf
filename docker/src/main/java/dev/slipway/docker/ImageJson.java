package dev.slipway.docker;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.Image;
import dev.slipway.core.container.ImageReference;
import dev.slipway.core.container.Platform;
import dev.slipway.wire.image.ImageConfigJson;
import dev.slipway.wire.json.Json;
import java.util.List;

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
        ImageConfigJson.read(json.at("Config").orElseGet(() -> Json.object().build())));
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
}
