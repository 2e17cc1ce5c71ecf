package dev.slipway.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// What this program is, as its build wrote it down.
final class Build {
  private Build() {}

  static String version() {
    try (var in = Build.class.getResourceAsStream("/slipway.properties")) {
      var properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
