package dev.slipway.validate.reading;

import dev.slipway.manifest.Excerpt;
import dev.slipway.manifest.Located;
import dev.slipway.manifest.shape.Converted;
import dev.slipway.manifest.shape.Fields;
import dev.slipway.manifest.shape.Group;
import dev.slipway.manifest.shape.Shape;
import dev.slipway.validate.contract.IntRanges;
import dev.slipway.validate.contract.TextRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Shapes of small values that many fields share.
final class Texts {
  private Texts() {}

  static final Shape<Pattern> PATTERN = Shape.text().nonEmpty().convert(Texts::pattern);

  private static final Shape<List<String>> WORDS_OR_ONE =
      Shape.either(Shape.text().map(List::of), Shape.list(Shape.text()));

  private static final Shape<List<Pattern>> PATTERNS_OR_ONE =
      Shape.either(PATTERN.map(List::of), Shape.list(PATTERN));

  private static final Fields.Plan<TextRule> FIELDS_PLAN =
      o -> {
        var equals =
            o.optional("equals", Shape.text(), "The whole text, white space at its ends aside.");
        var contains =
            o.optional("contains", WORDS_OR_ONE, "A text, or several, that it contains.");
        var matches =
            o.optional(
                "matches",
                PATTERNS_OR_ONE,
                "A regular expression, or several, found anywhere in it; `^` and `$` stand for"
                    + " lines.");
        var excludes =
            o.optional(
                "excludes",
                PATTERNS_OR_ONE,
                "A regular expression, or several, found nowhere in it.");
        return v ->
            new TextRule(
                v.get(equals),
                v.get(contains).orElse(List.of()),
                v.get(matches).orElse(List.of()),
                v.get(excludes).orElse(List.of()));
      };

  /// The same fields among those of another object.
  static final Group<TextRule> FIELDS = Shape.group(FIELDS_PLAN);

  private static final Shape<TextRule> FULL =
      Shape.object(
          "TextRule",
          "What a text has to be. In short form, a text that it has to be or to contain, or a"
              + " `/pattern/` that it matches.",
          o -> FIELDS_PLAN.with(o));

  /// Where a bare text has to be found somewhere: output, bodies, content.
  static final Shape<TextRule> CONTAINED = rule(TextRule::containing);

  /// Where a bare text has to be the whole: labels, variables.
  static final Shape<TextRule> EQUAL =
      rule(text -> new TextRule(Optional.of(text), List.of(), List.of(), List.of()));

  static final Shape<IntRanges> STATUSES =
      numbers("a status such as 200, or a range such as 200-299");

  static final Shape<IntRanges> EXIT_CODES =
      numbers("an exit code such as 0, or a range such as 1-9");

  private static Shape<IntRanges> numbers(String expectation) {
    var one = Shape.text().as(expectation, Texts::range);
    return Shape.either(
        one.map(range -> new IntRanges(List.of(range))),
        Shape.list(one).nonEmpty().map(IntRanges::new));
  }

  static final Shape<List<Located<String>>> NAMES =
      Shape.either(
          Shape.text().nonEmpty().located().map(List::of),
          Shape.list(Shape.text().nonEmpty().located()));

  private static Shape<TextRule> rule(Function<String, TextRule> bare) {
    Shape<TextRule> scalar = Shape.text().convert(text -> bare(text, bare));
    return Shape.either(scalar, FULL);
  }

  private static Converted<TextRule> bare(String text, Function<String, TextRule> rule) {
    if (text.length() < 3 || !text.startsWith("/") || !text.endsWith("/") || isPath(text)) {
      return Converted.of(rule.apply(text));
    }
    return switch (pattern(text.substring(1, text.length() - 1))) {
      case Converted.Value<Pattern>(var pattern) -> Converted.of(TextRule.matching(pattern));
      case Converted.Refused<Pattern>(var why, var hint) -> new Converted.Refused<>(why, hint);
      case Converted.Mismatch<Pattern>() -> Converted.mismatch();
    };
  }

  /// `/usr/lib/` is more likely a folder than a pattern.
  private static boolean isPath(String text) {
    var inner = text.substring(1, text.length() - 1);
    return inner.contains("/")
        && inner.chars().allMatch(c -> Character.isLetterOrDigit(c) || "/_-".indexOf(c) >= 0);
  }

  static Converted<Pattern> pattern(String text) {
    try {
      return Converted.of(Pattern.compile(text, Pattern.MULTILINE));
    } catch (PatternSyntaxException e) {
      return Converted.refused(
          Excerpt.code(text)
              + " is no regular expression: "
              + e.getDescription()
              + (e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1))
              + ".");
    }
  }

  private static Optional<IntRanges.Range> range(String text) {
    var ends = new ArrayList<Integer>();
    for (var end : text.strip().split("\\s*-\\s*", -1)) {
      boolean digits =
          !end.isEmpty() && end.length() < 7 && end.chars().allMatch(Character::isDigit);
      if (!digits) {
        return Optional.empty();
      }
      ends.add(Integer.parseInt(end));
    }
    return switch (ends.size()) {
      case 1 -> Optional.of(new IntRanges.Range(ends.getFirst(), ends.getFirst()));
      case 2 ->
          ends.getFirst() <= ends.getLast()
              ? Optional.of(new IntRanges.Range(ends.getFirst(), ends.getLast()))
              : Optional.empty();
      default -> Optional.empty();
    };
  }
}
