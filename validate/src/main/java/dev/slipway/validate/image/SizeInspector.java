package dev.slipway.validate.image;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.ImageContents;
import dev.slipway.core.container.ImageLayer;
import dev.slipway.validate.contract.ImageRule;
import dev.slipway.validate.verdict.Evidence;
import dev.slipway.validate.verdict.Look;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// How large the image is.
final class SizeInspector {
  private static final int LARGEST_SHOWN = 5;

  private SizeInspector() {}

  static Look look(ImageContents contents, ImageRule.Size rule) throws InterruptedException {
    var unmet = new ArrayList<String>();
    var size = contents.image().size();
    if (rule.maximum().isPresent() && size.compareTo(rule.maximum().get()) > 0) {
      unmet.add("at most " + rule.maximum().get() + ", got " + size);
    }
    List<ImageLayer> layers = contents.layers();
    if (rule.maximumLayers().isPresent() && layers.size() > rule.maximumLayers().getAsInt()) {
      unmet.add("at most " + rule.maximumLayers().getAsInt() + " layers, got " + layers.size());
    }
    if (rule.maximumLayer().isPresent()) {
      var largest =
          layers.stream()
              .map(ImageLayer::size)
              .max(Comparator.naturalOrder())
              .orElse(ByteCount.of(0));
      if (largest.compareTo(rule.maximumLayer().get()) > 0) {
        unmet.add("no layer above " + rule.maximumLayer().get() + ", got " + largest);
      }
    }
    if (unmet.isEmpty()) {
      return Look.good(Evidence.of("size", size + " in " + layers.size() + " layers"));
    }
    return Look.bad(
        "Expected " + String.join("; ", unmet) + ".",
        Evidence.of("largest layers", largest(layers)));
  }

  private static String largest(List<ImageLayer> layers) {
    return layers.stream()
        .sorted(Comparator.comparing(ImageLayer::size).reversed())
        .limit(LARGEST_SHOWN)
        .map(layer -> (layer.size() + "  " + layer.createdBy()).strip())
        .collect(Collectors.joining("\n"));
  }
}
