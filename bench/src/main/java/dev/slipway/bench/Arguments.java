package dev.slipway.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the bench was asked for.
///
/// @param only names of scenarios, in the order of the output
/// @param trace instead of measuring, show what the tool asks of the engine
record Arguments(int rounds, List<String> only, boolean trace) {
  static final String USAGE =
      "usage: bench [--rounds N] [--only SCENARIO]... [--trace]\n  SCENARIO is one of "
          + String.join(", ", Scenarios.names())
          + "; default: all\n";

  private static final int USUAL_ROUNDS = 15;

  Arguments {
    only = List.copyOf(only);
  }

  /// @throws IllegalArgumentException with a sentence for the user
  static Arguments parse(String... args) {
    int rounds = USUAL_ROUNDS;
    boolean trace = false;
    var only = new ArrayList<String>();
    var left = new ArrayDeque<>(List.of(args));
    while (!left.isEmpty()) {
      var word = left.removeFirst();
      switch (word) {
        case "--rounds" -> rounds = rounds(value(word, left.pollFirst()));
        case "--only" -> only.add(scenario(value(word, left.pollFirst())));
        case "--trace" -> trace = true;
        default -> throw new IllegalArgumentException("bench does not know `" + word + "`.");
      }
    }
    return new Arguments(rounds, only.isEmpty() ? Scenarios.names() : only, trace);
  }

  private static String value(String option, @Nullable String value) {
    if (value == null) {
      throw new IllegalArgumentException(option + " takes a value.");
    }
    return value;
  }

  private static int rounds(String text) {
    if (text.matches("[1-9][0-9]{0,3}")) {
      return Integer.parseInt(text);
    }
    throw new IllegalArgumentException("--rounds takes a number from 1; this is `" + text + "`.");
  }

  private static String scenario(String name) {
    if (Scenarios.names().contains(name)) {
      return name;
    }
    throw new IllegalArgumentException("There is no scenario `" + name + "`.");
  }
}
