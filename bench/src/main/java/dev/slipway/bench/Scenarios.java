package dev.slipway.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All scenarios.
final class Scenarios {
  private static final Map<String, Maker> ALL = new LinkedHashMap<>();

  static {
    ALL.put("six", SixChecks::new);
    ALL.put("commands", ManyCommands::new);
    ALL.put("late", LateServer::new);
    ALL.put("refused", RefusedStart::new);
    ALL.put("image", ImageOnly::new);
    ALL.put("images", TwentyImages::new);
    ALL.put("version", VersionOnly::new);
    ALL.put("memory", PeakMemory::new);
  }

  private Scenarios() {}

  /// Prepares a scenario.
  @FunctionalInterface
  interface Maker {
    Scenario make(Workbench bench) throws IOException, InterruptedException;
  }

  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  static Maker byName(String name) {
    var maker = ALL.get(name);
    if (maker == null) {
      throw new IllegalArgumentException("There is no scenario `" + name + "`.");
    }
    return maker;
  }
}
