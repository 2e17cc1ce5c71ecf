package dev.slipway.validate.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `NAME=VALUE` pairs: of `--env` and `--label`, and of the files that list them a line each.
record Listing(Map<String, String> environment) {
  /// @param value empty when the name stands alone and means nothing then
  record Pair(String name, Optional<String> value) {}

  /// Of an environment variable: a name alone takes the value that Slipway itself has.
  Optional<Pair> variable(String text) {
    return pair(text)
        .filter(pair -> pair.name().chars().noneMatch(Character::isWhitespace))
        .map(
            pair ->
                pair.value().isPresent()
                    ? pair
                    : new Pair(pair.name(), Optional.ofNullable(environment.get(pair.name()))));
  }

  /// Of a label: a name alone has an empty value.
  static Optional<Pair> label(String text) {
    return pair(text).map(pair -> new Pair(pair.name(), Optional.of(pair.value().orElse(""))));
  }

  private static Optional<Pair> pair(String text) {
    int equals = text.indexOf('=');
    var name = equals < 0 ? text : text.substring(0, equals);
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Pair(
                name, equals < 0 ? Optional.empty() : Optional.of(text.substring(equals + 1))));
  }

  /// What a file says: a line is empty, a comment or a pair.
  static List<String> lines(String file) {
    var lines = new ArrayList<String>();
    var text = file.startsWith("\uFEFF") ? file.substring(1) : file;
    for (var line : text.lines().map(String::stripLeading).toList()) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      lines.add(line);
    }
    return lines;
  }
}
