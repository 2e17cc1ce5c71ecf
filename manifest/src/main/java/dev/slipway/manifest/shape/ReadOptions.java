package dev.slipway.manifest.shape;

/// How strictly a manifest is read.
///
/// @param strict what is unknown, and would be passed over with a warning, is an error
public record ReadOptions(boolean strict) {
  public static ReadOptions lenient() {
    return new ReadOptions(false);
  }

  public static ReadOptions strictly() {
    return new ReadOptions(true);
  }
}
