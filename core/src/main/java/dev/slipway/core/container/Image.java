package dev.slipway.core.container;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An image that is there.
///
/// @param id `sha256:` and 64 hex digits, or what a file without one is called
/// @param size of all layers, unpacked
public record Image(
    String id,
    List<String> tags,
    List<String> digests,
    Platform platform,
    Optional<Instant> created,
    ByteCount size,
    ImageConfig config) {
  public Image {
    tags = List.copyOf(tags);
    digests = List.copyOf(digests);
  }
}
