package dev.slipway.wire.json;

/// A text, which may hold a lone surrogate as JSON's escapes can.
public record JsonString(String text) implements Json {
  @Override
  public String toString() {
    return write();
  }
}
