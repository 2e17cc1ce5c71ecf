package dev.slipway.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// What this program is, as its build wrote it down.
final class Build {
  private Build() {}

  static String version() {
    // The jar's manifest, which is read already, saves a look into the jar.
    var packaged = Build.class.getPackage().getImplementationVersion();
    return packaged == null ? filtered() : packaged;
  }

  private static String filtered() {
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
