package dev.slipway.manifest;

import java.nio.charset.StandardCharsets;

/// A text as it came, under the name that the user knows it by.
public record Source(String name, String text) {
  public static Parsed<Source> parse(String name, byte[] bytes) {
    return Parsed.of(new Source(name, new String(bytes, StandardCharsets.UTF_8)));
  }
}
