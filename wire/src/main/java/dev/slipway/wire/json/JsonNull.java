package dev.slipway.wire.json;

public record JsonNull() implements Json {
  static final JsonNull NULL = new JsonNull();

  @Override
  public String toString() {
    return write();
  }
}
