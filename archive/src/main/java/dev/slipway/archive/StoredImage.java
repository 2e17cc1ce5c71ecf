package dev.slipway.archive;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.Image;
import dev.slipway.core.container.ImageLayer;
import dev.slipway.core.container.Platform;
import dev.slipway.wire.image.ImageConfigJson;
import dev.slipway.wire.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// One image that was found in an archive: its configuration and where its layers are.
///
/// @param id the digest of the configuration
record StoredImage(
    Digest id, List<String> tags, List<String> digests, Json config, List<LayerBlob> layers) {
  Platform platform() {
    return platform(config);
  }

  static Platform platform(Json config) {
    return new Platform(
        config.text("os").filter(os -> !os.isEmpty()).orElse("linux"),
        config.text("architecture").filter(a -> !a.isEmpty()).orElse("unknown"),
        config.text("variant").filter(v -> !v.isEmpty()));
  }

  Image image(List<ImageLayer> layers) {
    long size = layers.stream().mapToLong(layer -> layer.size().bytes()).sum();
    return new Image(
        id.toString(),
        tags,
        digests,
        platform(),
        config.text("created").flatMap(StoredImage::instant),
        ByteCount.of(size),
        ImageConfigJson.read(config.find("config").orElse(Json.ofNull())));
  }

  /// The build steps that made layers, oldest first; all empty where the history does not fit.
  List<String> steps() {
    var steps = new ArrayList<String>();
    for (var step : config.elements("history")) {
      if (!step.bool("empty_layer").orElse(false)) {
        steps.add(step.text("created_by").orElse(""));
      }
    }
    return steps.size() == layers.size() ? steps : Collections.nCopies(layers.size(), "");
  }

  /// What the layers hash to once unpacked.
  static List<Digest> diffIds(Json config) {
    return config.texts("rootfs", "diff_ids").stream()
        .flatMap(text -> Digest.parse(text).stream())
        .toList();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
