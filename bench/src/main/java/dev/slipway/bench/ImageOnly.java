package dev.slipway.bench;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Checks that start no container.
final class ImageOnly implements Scenario {
  private static final String SLIPWAY = "image";

  private final Command command;

  ImageOnly(Workbench bench) throws IOException {
    command = bench.validate(Manifests.imageOnly());
  }

  @Override
  public String name() {
    return "image";
  }

  @Override
  public String title() {
    return "Checks of the image alone: a file, metadata, the size";
  }

  @Override
  public List<Subject> subjects() {
    return List.of(command.subject(SLIPWAY));
  }

  @Override
  public Optional<Command> traced() {
    return Optional.of(command);
  }

  @Override
  public List<Line> lines(Measured measured) {
    return List.of(Line.of("slipway validate", measured.of(SLIPWAY)));
  }
}
