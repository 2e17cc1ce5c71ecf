package dev.slipway.manifest.node;

import dev.slipway.manifest.Source;

/// YAML 1.2, and JSON with it. Nothing is resolved but anchors and merge keys: a scalar is its
/// text.
///
/// Any text gives documents or problems within bounds: nesting of [#MAXIMUM_DEPTH] levels,
/// [#MAXIMUM_NODES] nodes, and [#MAXIMUM_REPEATED] nodes repeated by aliases.
public final class Yaml {
  public static final int MAXIMUM_DEPTH = 100;
  public static final int MAXIMUM_NODES = 500_000;
  public static final int MAXIMUM_REPEATED = 100_000;

  private Yaml() {}

  public static Composed compose(Source source) {
    return new Composer(source).compose();
  }
}
