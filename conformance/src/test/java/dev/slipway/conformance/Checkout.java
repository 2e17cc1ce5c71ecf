package dev.slipway.conformance;

import java.nio.file.Path;
import java.util.Optional;

/// Places in and beside the checkout.
final class Checkout {
  private Checkout() {}

  /// Maven runs tests in their module's folder; `SLIPWAY_ROOT` says it where something else runs
  /// them.
  static final Path ROOT =
      Path.of(Optional.ofNullable(System.getenv("SLIPWAY_ROOT")).orElse(".."))
          .toAbsolutePath()
          .normalize();

  static final Path EXAMPLES = ROOT.resolve("examples/validate");
  static final Path IMAGES = ROOT.resolve("images");

  /// Other people's manifests, which are no part of the project: beside it, or where
  /// `SLIPWAY_CONFORMANCE` says.
  static final Path CONFORMANCE =
      Optional.ofNullable(System.getenv("SLIPWAY_CONFORMANCE"))
          .map(Path::of)
          .orElse(ROOT.resolveSibling("shared").resolve("conformance"));
}
