package dev.slipway.manifest.node;

import dev.slipway.manifest.Source;
import java.util.List;

public final class Yaml {
  private Yaml() {}

  public static Composed compose(Source source) {
    return new Composed(source, List.of(), List.of());
  }
}
