package dev.slipway.wire.json;

public record JsonBool(boolean value) implements Json {
  @Override
  public String toString() {
    return write();
  }
}
