package dev.slipway.manifest.node;

import dev.slipway.manifest.Place;

/// A single value as it was spelt: `0x10`, `yes` and `1.50` are what they look like, and only the
/// field that takes them says what they mean.
public record ScalarNode(String text, Style style, Place place) implements Node {
  /// How a scalar was written, which decides whether it can be anything but a text.
  public enum Style {
    PLAIN,
    /// In quotes, in a block, or under the tag `!!str`: always a text.
    QUOTED
  }

  public boolean isPlain() {
    return style == Style.PLAIN;
  }

  /// The same as a text, whatever it looks like.
  public ScalarNode quoted() {
    return new ScalarNode(text, Style.QUOTED, place);
  }

  /// The same without its quotes.
  public ScalarNode unquoted() {
    return new ScalarNode(text, Style.PLAIN, place);
  }

  /// Nothing, `~` or `null`.
  public boolean isNull() {
    return isPlain()
        && switch (text) {
          case "", "~", "null", "Null", "NULL" -> true;
          default -> false;
        };
  }
}
