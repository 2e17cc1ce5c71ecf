package dev.slipway.validate.contract;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a text has to be. Patterns are searched for anywhere, `^` and `$` stand for lines.
///
/// @param equal the whole text, surrounding white space aside
public record TextRule(
    Optional<String> equal, List<String> contains, List<Pattern> matches, List<Pattern> excludes) {
  public static final TextRule ANYTHING =
      new TextRule(Optional.empty(), List.of(), List.of(), List.of());

  public TextRule {
    contains = List.copyOf(contains);
    matches = List.copyOf(matches);
    excludes = List.copyOf(excludes);
  }

  public static TextRule containing(String text) {
    return new TextRule(Optional.empty(), List.of(text), List.of(), List.of());
  }

  public static TextRule matching(Pattern pattern) {
    return new TextRule(Optional.empty(), List.of(), List.of(pattern), List.of());
  }

  /// What the text lacks, in words that follow "expected stdout to"; empty when it is as it has to
  /// be.
  public Optional<String> unmet(String text) {
    if (equal.isPresent() && !text.strip().equals(equal.get().strip())) {
      return Optional.of("be `" + equal.get().strip() + "`");
    }
    for (var part : contains) {
      if (!text.contains(part)) {
        return Optional.of("contain `" + part + "`");
      }
    }
    for (var pattern : matches) {
      if (!pattern.matcher(text).find()) {
        return Optional.of("match /" + pattern + "/");
      }
    }
    for (var pattern : excludes) {
      if (pattern.matcher(text).find()) {
        return Optional.of("not match /" + pattern + "/");
      }
    }
    return Optional.empty();
  }

  /// Whether more text could still make it right: true when only absent things are missing.
  public boolean isEmpty() {
    return equals(ANYTHING);
  }
}
