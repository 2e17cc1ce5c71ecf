package dev.slipway.validate.options;

import dev.slipway.manifest.Excerpt;
import dev.slipway.manifest.Located;
import dev.slipway.manifest.Place;
import dev.slipway.manifest.Problem;
import dev.slipway.manifest.Problems;
import dev.slipway.manifest.Rule;
import dev.slipway.manifest.Severity;
import dev.slipway.manifest.shape.Suggestion;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells options and their values apart, as Docker's command line does: `--flag=value`, `--flag
/// value` in two items, `-e NAME=VALUE`, `-it`. An option and its value in one item, which Docker
/// would refuse, are taken as well.
final class Words {
  private static final Map<String, Flag> FLAGS = Flag.all();
  private final Problems problems;
  private final Iterator<Located<String>> rest;
  private final List<Given> given = new ArrayList<>();

  private Words(List<Located<String>> words, Problems problems) {
    this.rest = words.iterator();
    this.problems = problems;
  }

  static List<Given> read(List<Located<String>> words, Problems problems) {
    var reader = new Words(words, problems);
    while (reader.rest.hasNext()) {
      reader.word(reader.rest.next());
    }
    return reader.given;
  }

  private void word(Located<String> word) {
    var text = word.value().strip();
    if (text.startsWith("--") && text.length() > 2) {
      longWord(text, word.place());
    } else if (text.startsWith("-") && text.length() > 1 && !text.equals("--")) {
      letters(text, word.place());
    } else {
      problems.add(
          Problem.error(
              Rules.UNKNOWN_OPTION,
              word.place(),
              (text.isEmpty() ? "An empty item" : Excerpt.code(text))
                  + " is no option of `docker run`.",
              text.equals("--")
                  ? "Leave it out: image and command have fields of their own."
                  : "Options begin with a hyphen, and a value stands right after its option."));
    }
  }

  private void longWord(String text, Place place) {
    int equals = text.indexOf('=');
    int space = firstSpace(text);
    boolean oneItem = space >= 0 && (equals < 0 || space < equals);
    int end = oneItem ? space : equals < 0 ? text.length() : equals;
    var name = text.substring(0, end);
    var flag = Flag.find(FLAGS, name);
    if (flag.isEmpty()) {
      unknown(name, place);
    } else if (oneItem) {
      given.add(new Given(flag.get(), name, unquoted(text.substring(end).strip()), place, place));
    } else if (equals >= 0) {
      given.add(new Given(flag.get(), name, text.substring(equals + 1), place, place));
    } else {
      withoutValue(flag.get(), name, place);
    }
  }

  /// `-it`, `-eX=Y`, `-e=X=Y`, `-e X=Y`: switches, and at the end perhaps an option with its value.
  private void letters(String text, Place place) {
    for (int i = 1; i < text.length(); i++) {
      var name = "-" + text.charAt(i);
      var flag = Flag.find(FLAGS, name);
      if (flag.isEmpty()) {
        // `-gpus` is a slip for `--gpus`.
        unknown(i == 1 ? text : name, place);
        return;
      }
      var after = text.substring(i + 1);
      if (flag.get().takesValue() && !after.isEmpty()) {
        var value = after.startsWith("=") ? after.substring(1) : unquoted(after.strip());
        given.add(new Given(flag.get(), name, value, place, place));
        return;
      }
      if (after.startsWith("=")) {
        given.add(new Given(flag.get(), name, after.substring(1), place, place));
        return;
      }
      withoutValue(flag.get(), name, place);
    }
  }

  private void withoutValue(Flag flag, String name, Place place) {
    if (!flag.takesValue()) {
      given.add(new Given(flag, name, "", place, place));
    } else if (rest.hasNext()) {
      var value = rest.next();
      given.add(new Given(flag, name, value.value(), place, value.place()));
    } else {
      problems.add(
          Problem.error(
              Rule.INVALID_VALUE,
              place,
              Excerpt.code(name) + " has no value.",
              "A value stands after `=` or in the next item of the list."));
    }
  }

  private void unknown(String name, Place place) {
    var word = name.startsWith("--") ? name : "-" + name;
    var known = FLAGS.keySet().stream().filter(flag -> flag.startsWith("--")).sorted().toList();
    var hint =
        name.length() < 3
            ? Optional.<String>empty()
            : Suggestion.among(known, word).map(Suggestion::hint);
    problems.add(
        new Problem(
            Rules.UNKNOWN_OPTION,
            Severity.ERROR,
            place,
            Excerpt.code(name) + " is no option of `docker run`.",
            hint));
  }

  private static int firstSpace(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  /// Who writes option and value in one item often quotes the value as for a shell.
  private static String unquoted(String text) {
    if (text.length() < 2) {
      return text;
    }
    char quote = text.charAt(0);
    boolean quoted = (quote == '"' || quote == '\'') && text.indexOf(quote, 1) == text.length() - 1;
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
