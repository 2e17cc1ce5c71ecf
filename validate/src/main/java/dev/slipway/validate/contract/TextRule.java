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
      if (!found(pattern, text, false)) {
        return Optional.of("match /" + pattern + "/");
      }
    }
    return excluded(text);
  }

  /// What the text has and must not have, in the same words: no further text makes up for it.
  public Optional<String> excluded(String text) {
    for (var pattern : excludes) {
      if (found(pattern, text, true)) {
        return Optional.of("not match /" + pattern + "/");
      }
    }
    return Optional.empty();
  }

  /// Whether there is nothing that a text has to have, so that none at all is as it has to be.
  public boolean asksForNothing() {
    return equal.isEmpty() && contains.isEmpty() && matches.isEmpty();
  }

  /// Whether nothing is asked.
  public boolean isEmpty() {
    return equals(ANYTHING);
  }

  /// Java's patterns recurse, and a long text can be too deep for one: what cannot be told never
  /// passes.
  private static boolean found(Pattern pattern, String text, boolean whenTooDeep) {
    try {
      return forText(pattern, text).matcher(text).find();
    } catch (StackOverflowError _) {
      return whenTooDeep;
    }
  }

  /// With `MULTILINE`, Java has no place for `^` in an empty text.
  private static Pattern forText(Pattern pattern, String text) {
    return text.isEmpty()
        ? Pattern.compile(pattern.pattern(), pattern.flags() & ~Pattern.MULTILINE)
        : pattern;
  }
}
