package dev.slipway.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/// Measures everything once, then again: so a quiet or a busy minute of the machine meets all
/// alike.
final class Rounds {
  private final List<Scenario> scenarios;
  private final Map<Scenario, Map<String, List<Sample>>> samples = new HashMap<>();

  Rounds(List<Scenario> scenarios) {
    this.scenarios = List.copyOf(scenarios);
  }

  /// A first round that does not count, and these.
  void run(int rounds, IntConsumer progress) throws IOException, InterruptedException {
    for (int round = 0; round <= rounds; round++) {
      progress.accept(round);
      for (var scenario : scenarios) {
        for (var subject : turned(scenario.subjects(), round)) {
          var sample = subject.measure();
          if (round > 0) {
            samples
                .computeIfAbsent(scenario, _ -> new HashMap<>())
                .computeIfAbsent(subject.name(), _ -> new ArrayList<>())
                .add(sample);
          }
        }
      }
    }
  }

  /// Nobody always comes after the same other.
  private static List<Subject> turned(List<Subject> subjects, int round) {
    var turned = new ArrayList<>(subjects);
    if (round % 2 == 1) {
      Collections.reverse(turned);
    }
    Collections.rotate(turned, round);
    return turned;
  }

  Measured of(Scenario scenario) {
    var series = new HashMap<String, Series>();
    samples
        .getOrDefault(scenario, Map.of())
        .forEach((name, all) -> series.put(name, new Series(name, all)));
    return new Measured(series);
  }
}
