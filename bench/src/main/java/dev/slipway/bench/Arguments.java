package dev.slipway.bench;

import java.util.ArrayList;
import java.util.List;

/// What the bench was asked for.
///
/// @param only names of scenarios, in the order of the output
record Arguments(int rounds, List<String> only) {
  static final String USAGE =
      "usage: bench [--rounds N] [--only SCENARIO]...\n  SCENARIO is one of "
          + String.join(", ", Scenarios.names())
          + "; default: all\n";

  private static final int USUAL_ROUNDS = 15;

  Arguments {
    only = List.copyOf(only);
  }

  /// @throws IllegalArgumentException with a sentence for the user
  static Arguments parse(String... args) {
    int rounds = USUAL_ROUNDS;
    var only = new ArrayList<String>();
    for (int i = 0; i < args.length; i += 2) {
      if (!List.of("--rounds", "--only").contains(args[i])) {
        throw new IllegalArgumentException("bench does not know `" + args[i] + "`.");
      }
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " takes a value.");
      }
      if (args[i].equals("--rounds")) {
        rounds = rounds(args[i + 1]);
      } else {
        only.add(scenario(args[i + 1]));
      }
    }
    return new Arguments(rounds, only.isEmpty() ? Scenarios.names() : only);
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
