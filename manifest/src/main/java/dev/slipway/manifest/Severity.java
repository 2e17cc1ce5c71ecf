package dev.slipway.manifest;

import java.util.Locale;

/// Whether a text with this problem can still be used.
public enum Severity {
  ERROR,
  WARNING;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
