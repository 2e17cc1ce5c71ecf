package dev.slipway.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One of the manifests in `examples/validate`, with the images made for it.
record Example(String name) {
  private static final String ENDING = ".yaml";

  static List<Example> all() {
    try (var files = Files.list(Checkout.EXAMPLES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(ENDING))
          .map(file -> new Example(file.substring(0, file.length() - ENDING.length())))
          .sorted((one, other) -> one.name.compareTo(other.name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path manifest() {
    return Checkout.EXAMPLES.resolve(name + ENDING);
  }

  /// The image that was made to pass.
  String passing() {
    return "slipway/example-" + name + "-pass";
  }

  /// The image that was made to fail.
  String failing() {
    return "slipway/example-" + name + "-fail";
  }

  @Override
  public String toString() {
    return name;
  }
}
