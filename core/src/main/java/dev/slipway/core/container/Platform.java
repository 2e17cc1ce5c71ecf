package dev.slipway.core.container;

import java.util.Optional;
import java.util.regex.Pattern;

/// What an image is made for, as `linux/arm64/v8`.
public record Platform(String os, String architecture, Optional<String> variant) {
  private static final Pattern PART = Pattern.compile("[a-z0-9._-]+");

  /// Empty when the text is not `os/architecture` or `os/architecture/variant`.
  public static Optional<Platform> parse(String text) {
    var parts = text.split("/", -1);
    if (parts.length < 2 || parts.length > 3) {
      return Optional.empty();
    }
    for (var part : parts) {
      if (!PART.matcher(part).matches()) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new Platform(
            parts[0], parts[1], parts.length == 3 ? Optional.of(parts[2]) : Optional.empty()));
  }

  @Override
  public String toString() {
    return os + "/" + architecture + variant.map(v -> "/" + v).orElse("");
  }
}
