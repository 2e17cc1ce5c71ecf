package dev.slipway.manifest.node;

import dev.slipway.manifest.Excerpt;
import dev.slipway.manifest.Lines;
import dev.slipway.manifest.Place;
import dev.slipway.manifest.Problem;
import dev.slipway.manifest.Rule;
import dev.slipway.manifest.Source;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// What the parser means by its messages, for people who do not know how a parser works. What it
/// says depends on where it noticed; the lines themselves tell the rest.
final class Syntax {
  private final String file;
  private final Lines lines;
  private final String found;
  private final Place place;
  private final Optional<Place> begin;

  private Syntax(Source source, MarkedYamlEngineException e) {
    this.file = source.name();
    this.lines = source.lines();
    this.found = e.getProblem();
    this.begin =
        e.getContextMark().map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1));
    this.place =
        e.getProblemMark()
            .map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1))
            .or(() -> begin)
            .orElseGet(() -> Place.startOf(file));
  }

  /// Refuses characters that YAML does not have, which the parser would refuse without a line.
  static void check(Source source) {
    var text = source.text();
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (!StreamReader.isPrintable(c)) {
        throw new Composer.Broken(
            Problem.error(
                Rule.SYNTAX,
                source.place(at),
                String.format(Locale.ROOT, "The character U+%04X cannot stand in YAML.", c),
                String.format(Locale.ROOT, "In double quotes, `\\u%04X` stands for it.", c)));
      }
      at += Character.charCount(c);
    }
  }

  static Problem problem(Source source, YamlEngineException e) {
    return e instanceof MarkedYamlEngineException marked
        ? new Syntax(source, marked).problem()
        : error(Place.startOf(source.name()), "This is not YAML: " + e.getMessage(), "");
  }

  private Problem problem() {
    if (found.contains("(TAB)")) {
      return error(place, "A tab cannot indent a line.", "Indent with spaces.");
    }
    if (found.startsWith("found character")) {
      var sign = at(place).substring(0, 1);
      return error(
          place,
          "A value cannot begin with "
              + (sign.equals("`") ? "a backtick" : Excerpt.code(sign))
              + ".",
          "Put quotes around the value.");
    }
    if (found.startsWith("mapping values are not allowed")) {
      return strayColon();
    }
    if (found.startsWith("could not find expected ':'")) {
      return keyWithoutColon(begin.orElse(place));
    }
    if (found.startsWith("sequence entries are not allowed")) {
      return error(
          place,
          "A list item cannot begin here.",
          "Begin the list on a line of its own, below its key.");
    }
    if (found.startsWith("mapping keys are not allowed")) {
      return error(place, "A key cannot begin here.", "A text that begins with `?` needs quotes.");
    }
    if (found.startsWith("found unexpected ")) {
      return error(
          begin.orElse(place),
          "The quote that opens here is not closed.",
          "Close it; a quote within a text is doubled in single quotes, and is `\\\"` in double"
              + " ones.");
    }
    if (found.startsWith("found unknown escape character")) {
      var escape = at(place).substring(0, Math.min(1, at(place).length()));
      return error(
          new Place(file, place.line(), Math.max(1, place.column() - 1), 2),
          Excerpt.code("\\" + escape) + " means nothing in double quotes.",
          "Use single quotes, in which a backslash is only itself, or write "
              + Excerpt.code("\\\\" + escape)
              + ".");
    }
    if (found.startsWith("expected escape sequence")) {
      return error(
          place,
          "An escape needs its hexadecimal digits: two after `\\x`, four after `\\u`.",
          "Use single quotes, in which a backslash is only itself.");
    }
    if (found.startsWith("expected <block end>")) {
      return outOfBlock();
    }
    if (found.startsWith("expected ',' or ")) {
      return openBracket();
    }
    if (found.startsWith("expected the node content")) {
      return found.contains("<stream end>")
          ? error(place, "The file ends before a `[` or `{` is closed.", "Close it.")
          : error(
              place,
              "A value cannot begin with " + Excerpt.code(at(place).substring(0, 1)) + ".",
              "Write the value that is missing, or put quotes around the text.");
    }
    if (found.startsWith("expected '<document start>'")) {
      return error(
          place,
          "Something stands here after the end of the document.",
          "What belongs to the document stands within its brackets and above `...`.");
    }
    if (found.contains("leading empty lines contain more spaces")) {
      return error(
          place,
          "The empty lines above are indented deeper than this first line of the block.",
          "Take the spaces out of the empty lines.");
    }
    return token();
  }

  /// Faults inside one token.
  private Problem token() {
    var start = begin.orElse(place);
    var sign = at(start).isEmpty() ? "" : at(start).substring(0, 1);
    return switch (sign) {
      case "*", "&" ->
          error(
              start,
              "A name is missing after "
                  + Excerpt.code(sign)
                  + ", which "
                  + (sign.equals("*") ? "repeats an anchor." : "sets an anchor."),
              "A text that begins with " + Excerpt.code(sign) + " needs quotes.");
      case "!" ->
          error(
              start,
              "A text that begins with `!` is a tag of YAML, and this is none.",
              "Put quotes around the text.");
      case "|", ">" ->
          error(
              place,
              "Nothing but `+`, `-`, a digit or a comment can follow " + Excerpt.code(sign) + ".",
              "Begin the text on the next line; a text that begins with "
                  + Excerpt.code(sign)
                  + " needs quotes.");
      case "%" ->
          error(
              start,
              "A line that begins with `%` is a directive of YAML, and this is none.",
              "Put quotes around the text.");
      default -> error(place, "This is not YAML: " + found.strip() + ".", "");
    };
  }

  private Problem strayColon() {
    var before = line(place.line()).substring(0, offset(place)).strip();
    if (before.contains(": ") || before.startsWith("*")) {
      return error(
          place,
          "A value without quotes cannot hold `: `.",
          "Put quotes around the value, or begin the inner mapping on the next line.");
    }
    var above = lastAbove(place.line());
    if (above.isPresent() && !hasKey(line(above.get().line()))) {
      return keyWithoutColon(above.get());
    }
    return error(
        wordsFrom(place.line()),
        "A key cannot stand here: the line above ends with a value.",
        "Indent it as the keys around it, or leave out the value above.");
  }

  private Problem keyWithoutColon(Place key) {
    var text = at(key).strip();
    int colon = text.indexOf(':');
    return error(
        new Place(
            file, key.line(), key.column(), Math.max(1, text.codePointCount(0, text.length()))),
        "`: ` is missing on this line.",
        colon > 0 && colon < text.length() - 1
            ? "Write a space after the colon: "
                + Excerpt.code(
                    text.substring(0, colon + 1) + " " + text.substring(colon + 1).strip())
                + "."
            : "A line of a mapping is `key: value`; text that goes on is indented deeper than its"
                + " key.");
  }

  private Problem outOfBlock() {
    var before = line(place.line()).substring(0, offset(place)).strip();
    if (before.endsWith("'") || before.endsWith("\"")) {
      var quote = before.substring(before.length() - 1);
      return error(
          place,
          "Something follows the closing quote.",
          "Put all of the value into one pair of quotes; a quote within it is "
              + (quote.equals("'") ? "doubled: `''`." : "`\\\"`."));
    }
    if (before.endsWith("}") || before.endsWith("]")) {
      return error(
          place,
          "Something follows the closing "
              + Excerpt.code(before.substring(before.length() - 1))
              + ".",
          "A text that begins with `{` or `[` needs quotes around all of it.");
    }
    var sign = at(place).isEmpty() ? "" : at(place).substring(0, 1);
    return switch (sign) {
      case "}", "]", "," ->
          error(
              place,
              Excerpt.code(sign) + " closes or parts nothing here.",
              "Put quotes around the text if it belongs to one.");
      case ":" -> error(place, "A `:` stands here without a key.", "Put quotes around the text.");
      default -> outOfLine();
    };
  }

  private Problem outOfLine() {
    boolean aligned = begin.filter(start -> start.column() == place.column()).isPresent();
    if (aligned && found.contains("'-'")) {
      return error(
          place,
          "A list item stands here among the keys of a mapping.",
          "Indent the list as the key that it belongs to, or deeper.");
    }
    if (aligned && found.contains("'?'")) {
      return error(
          place,
          "A key stands here among the items of a list.",
          "Write `- ` before it, or indent it as the keys of the mapping it belongs to.");
    }
    return error(
        wordsFrom(place.line()),
        "The indentation of this line is that of none of the lines above.",
        "Indent it as the keys or items that it stands beside.");
  }

  private Problem openBracket() {
    var start = begin.orElse(place);
    var open = at(start).isEmpty() ? "[" : at(start).substring(0, 1);
    var close = open.equals("{") ? "}" : "]";
    return start.line() == place.line() && !found.contains("<stream end>")
        ? error(
            place,
            "`,` or " + Excerpt.code(close) + " is missing here.",
            "A text with `:`, `,` or brackets in it needs quotes.")
        : error(
            start,
            "This " + Excerpt.code(open) + " is not closed.",
            "Close it with "
                + Excerpt.code(close)
                + "; a text that begins with a bracket needs quotes.");
  }

  private static Problem error(Place place, String message, String hint) {
    return hint.isEmpty()
        ? Problem.error(Rule.SYNTAX, place, message)
        : Problem.error(Rule.SYNTAX, place, message, hint);
  }

  /// The nearest line above that is neither blank nor a comment.
  private Optional<Place> lastAbove(int line) {
    for (int above = line - 1; above >= 1; above--) {
      var text = line(above).strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        return Optional.of(wordsFrom(above));
      }
    }
    return Optional.empty();
  }

  private static boolean hasKey(String line) {
    return line.contains(": ") || line.stripTrailing().endsWith(":");
  }

  /// All of a line without its indentation.
  private Place wordsFrom(int line) {
    var text = line(line);
    int indent = text.length() - text.stripLeading().length();
    int length = text.strip().codePointCount(0, text.strip().length());
    return new Place(file, line, indent + 1, Math.max(1, length));
  }

  private String line(int number) {
    return lines.line(number);
  }

  private String at(Place spot) {
    return line(spot.line()).substring(offset(spot));
  }

  private int offset(Place spot) {
    var line = line(spot.line());
    return spot.column() - 1 <= line.codePointCount(0, line.length())
        ? line.offsetByCodePoints(0, spot.column() - 1)
        : line.length();
  }
}
