package dev.slipway.manifest;

import java.util.Comparator;
import java.util.Optional;

/// Something wrong at a place in a text.
///
/// @param message one sentence that begins with a capital or a name in backticks and ends with a
///   dot
/// @param hint what to try, as a sentence of its own
public record Problem(
    Rule rule, Severity severity, Place place, String message, Optional<String> hint) {
  /// By place; of two at one place, the error comes first.
  public static final Comparator<Problem> BY_PLACE = Problem::compare;

  private static int compare(Problem one, Problem other) {
    int order = one.place.compareTo(other.place);
    order = order == 0 ? one.severity.compareTo(other.severity) : order;
    return order == 0 ? one.message.compareTo(other.message) : order;
  }

  public static Problem error(Rule rule, Place place, String message) {
    return new Problem(rule, Severity.ERROR, place, message, Optional.empty());
  }

  public static Problem error(Rule rule, Place place, String message, String hint) {
    return new Problem(rule, Severity.ERROR, place, message, Optional.of(hint));
  }

  public static Problem warning(Rule rule, Place place, String message) {
    return new Problem(rule, Severity.WARNING, place, message, Optional.empty());
  }

  public static Problem warning(Rule rule, Place place, String message, String hint) {
    return new Problem(rule, Severity.WARNING, place, message, Optional.of(hint));
  }

  public Problem withSeverity(Severity other) {
    return new Problem(rule, other, place, message, hint);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  @Override
  public String toString() {
    return place + ": " + severity + ": " + message;
  }
}
