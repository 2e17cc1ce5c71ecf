package dev.slipway.validate.options;

import dev.slipway.core.container.ContainerSpec;
import dev.slipway.manifest.Located;
import dev.slipway.manifest.Parsed;
import java.util.List;
import java.util.Map;

/// STUB
public record RunOptions(List<Located<String>> words) {
  public static Parsed<RunOptions> parse(List<Located<String>> words, Map<String, String> env) {
    return Parsed.of(new RunOptions(words));
  }

  public void applyTo(ContainerSpec.Builder spec) {}
}
