package dev.slipway.manifest.shape;

import dev.slipway.manifest.Excerpt;
import dev.slipway.manifest.Parsed;
import dev.slipway.manifest.Place;
import dev.slipway.manifest.Problem;
import dev.slipway.manifest.Problems;
import dev.slipway.manifest.Rule;
import dev.slipway.manifest.Severity;
import dev.slipway.manifest.node.MappingNode;
import dev.slipway.manifest.node.Node;
import dev.slipway.manifest.node.ScalarNode;
import dev.slipway.manifest.node.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One walk through a document: where it is, and what it found wrong.
final class Reading {
  /// An object that is being read, and the key of it that the walk went in by.
  record Level(ObjectShape<?> object, String key) {}

  private final ReadOptions options;
  private final Problems problems;
  private final List<Level> levels;
  private String subject;

  Reading(ReadOptions options, Problems problems) {
    this(options, problems, new ArrayList<>(), "the manifest");
  }

  private Reading(ReadOptions options, Problems problems, List<Level> levels, String subject) {
    this.options = options;
    this.problems = problems;
    this.levels = levels;
    this.subject = subject;
  }

  static <T> Parsed<T> outcome(Optional<T> value, Problems problems) {
    return value.map(problems::with).orElseGet(() -> new Parsed.Rejected<>(problems.list()));
  }

  Reading reportingTo(Problems other) {
    return new Reading(options, other, levels, subject);
  }

  Problems problems() {
    return problems;
  }

  /// What is being read, in the middle of a sentence.
  String subject() {
    return subject;
  }

  /// Goes in and gives the subject to [#leave] with.
  String enter(String inner) {
    var outer = subject;
    subject = inner;
    return outer;
  }

  void leave(String outer) {
    subject = outer;
  }

  String enter(ObjectShape<?> object, String key) {
    levels.add(new Level(object, key));
    return enter(Excerpt.code(key));
  }

  void leaveObject(String outer) {
    levels.removeLast();
    leave(outer);
  }

  /// The objects around the one that is being read, innermost first.
  List<Level> around() {
    return levels.reversed();
  }

  void mismatch(Shape<?> shape, Node node) {
    mismatch(shape.expectation(), node, Optional.empty());
  }

  void mismatch(String expectation, Node node, Optional<String> hint) {
    refuse(node, sentence(subject) + " takes " + expectation + "; " + described(node) + ".", hint);
  }

  void refuse(Node node, String why, String hint) {
    refuse(node, why, Optional.of(hint));
  }

  void refuse(Node node, String why, Optional<String> hint) {
    problems.add(new Problem(Rule.INVALID_VALUE, Severity.ERROR, node.place(), why, hint));
  }

  void unknown(Place place, String name, String owner, Optional<String> hint) {
    var message = Excerpt.code(name) + " is no field of " + owner + ".";
    problems.add(
        options.judge(new Problem(Rule.UNKNOWN_FIELD, Severity.WARNING, place, message, hint)));
  }

  private static String described(Node node) {
    return switch (node) {
      case MappingNode _ -> "this is a mapping";
      case SequenceNode(var items, _) -> items.isEmpty() ? "this list is empty" : "this is a list";
      case ScalarNode scalar when scalar.isNull() -> "there is no value";
      case ScalarNode scalar when scalar.isPlain() -> "this is " + Excerpt.code(scalar.text());
      case ScalarNode scalar -> "this is the text " + Excerpt.code('"' + scalar.text() + '"');
    };
  }

  private static String sentence(String subject) {
    return Character.toUpperCase(subject.charAt(0)) + subject.substring(1);
  }
}
