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
import org.jspecify.annotations.Nullable;

/// One walk through a document: where it is, and what it found wrong.
final class Reading {
  /// How the walk went one step further in.
  enum Step {
    FIELD,
    ITEM,
    KEY
  }

  /// One step of the walk.
  ///
  /// @param object the object that the step began in, for a field of one
  private record Level(Step step, String name, @Nullable ObjectShape<?> object) {}

  /// An object around the walk, and the key of it that the walk went in by.
  record Around(ObjectShape<?> object, String key) {}

  private final ReadOptions options;
  private final Problems problems;
  private final List<Level> levels;

  Reading(ReadOptions options, Problems problems) {
    this(options, problems, new ArrayList<>());
  }

  private Reading(ReadOptions options, Problems problems, List<Level> levels) {
    this.options = options;
    this.problems = problems;
    this.levels = levels;
  }

  static <T> Parsed<T> outcome(Optional<T> value, Problems problems) {
    return value.isPresent() ? problems.with(value.get()) : new Parsed.Rejected<>(problems.list());
  }

  Reading reportingTo(Problems other) {
    return new Reading(options, other, levels);
  }

  Problems problems() {
    return problems;
  }

  void enter(Step step, String name) {
    levels.add(new Level(step, name, null));
  }

  void enter(ObjectShape<?> object, String field) {
    levels.add(new Level(Step.FIELD, field, object));
  }

  void leave() {
    levels.removeLast();
  }

  /// The objects around the one that is being read, innermost first.
  List<Around> around() {
    var around = new ArrayList<Around>();
    for (var level : levels.reversed()) {
      var object = level.object();
      if (object != null) {
        around.add(new Around(object, level.name()));
      }
    }
    return around;
  }

  /// What is being read, as a sentence begins with it.
  private String subject() {
    var subject = new StringBuilder();
    for (var level : levels.reversed()) {
      switch (level.step()) {
        case ITEM -> subject.append(subject.isEmpty() ? "An item of " : "an item of ");
        case KEY -> subject.append(subject.isEmpty() ? "A key of " : "a key of ");
        case FIELD -> {
          return subject.append(Excerpt.code(level.name())).toString();
        }
      }
    }
    return subject.append(subject.isEmpty() ? "The manifest" : "the manifest").toString();
  }

  void mismatch(Shape<?> shape, Node node) {
    mismatch(shape.expectation(), node, Optional.empty());
  }

  void mismatch(String expectation, Node node, Optional<String> hint) {
    refuse(node, subject() + " takes " + expectation + "; " + described(node) + ".", hint);
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
}
