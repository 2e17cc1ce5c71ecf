package dev.slipway.validate.options;

import dev.slipway.manifest.Rule;

/// What can be wrong with an option, beyond the rules of all manifests.
public final class Rules {
  public static final Rule UNKNOWN_OPTION =
      new Rule(
          "unknown-option", "Every word of dockerRunOptions belongs to an option of docker run.");
  public static final Rule REFUSED_OPTION =
      new Rule("refused-option", "Options that would change what a run means are left out.");

  private Rules() {}
}
