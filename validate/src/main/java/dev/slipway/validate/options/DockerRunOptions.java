package dev.slipway.validate.options;

import dev.slipway.core.container.ContainerSpec;
import dev.slipway.core.container.Platform;
import dev.slipway.manifest.Located;
import dev.slipway.manifest.Parsed;
import java.util.List;
import java.util.Optional;

/// What the words of `dockerRunOptions` change about a container. They are words of Docker's
/// command line as they stand there after `docker run`: each option of its release 28 is mapped,
/// accepted with a warning that it has no effect, or refused with a reason.
public final class DockerRunOptions {
  public static final DockerRunOptions NONE = new DockerRunOptions(List.of(), Optional.empty());

  private final List<Meaning.Effect> effects;
  private final Optional<Platform> platform;

  DockerRunOptions(List<Meaning.Effect> effects, Optional<Platform> platform) {
    this.effects = List.copyOf(effects);
    this.platform = platform;
  }

  /// All problems at once; reads the files that the words name.
  public static Parsed<DockerRunOptions> parse(
      List<Located<String>> words, Surroundings surroundings) {
    return new OptionReader(surroundings).read(words);
  }

  /// Over what the container has already; gives the same builder.
  public ContainerSpec.Builder applyTo(ContainerSpec.Builder container) {
    effects.forEach(effect -> effect.on(container));
    return container;
  }

  /// Which image is to be fetched, where `--platform` says so.
  public Optional<Platform> platform() {
    return platform;
  }
}
