package dev.slipway.manifest.shape;

import dev.slipway.manifest.node.ScalarNode;
import java.util.Optional;

/// `true` or `false` in any spelling of YAML 1.1.
final class BoolShape extends ScalarShape<Boolean> {
  static final BoolShape BOOL = new BoolShape();

  private BoolShape() {}

  @Override
  Optional<Boolean> parse(ScalarNode scalar) {
    return scalar.isPlain() ? isTrue(scalar.text()) : Optional.empty();
  }

  /// Empty for what is neither true nor false.
  static Optional<Boolean> isTrue(String text) {
    return switch (text) {
      case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y" ->
          Optional.of(true);
      case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N" ->
          Optional.of(false);
      default -> Optional.empty();
    };
  }

  @Override
  String expectation() {
    return "`true` or `false`";
  }
}
