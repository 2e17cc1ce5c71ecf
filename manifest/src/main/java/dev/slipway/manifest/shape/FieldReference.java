package dev.slipway.manifest.shape;

/// The reference of a manifest's fields in Markdown.
public final class FieldReference {
  private FieldReference() {}

  public static String of(Shape<?> shape) {
    return shape.expectation();
  }
}
