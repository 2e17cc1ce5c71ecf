package dev.slipway.manifest.node;

import dev.slipway.manifest.Excerpt;
import dev.slipway.manifest.Place;
import dev.slipway.manifest.Problem;
import dev.slipway.manifest.Problems;
import dev.slipway.manifest.Rule;
import dev.slipway.manifest.Source;
import dev.slipway.manifest.node.ScalarNode.Style;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Makes nodes of the parser's events.
final class Composer {
  /// A node with what its expansion costs whoever walks it.
  private record Part(Node node, int nodes, int height) {}

  private final Source source;
  private final Parser events;
  private final Problems problems = new Problems();
  private final Map<String, Part> anchors = new HashMap<>();

  /// Anchors of nodes that are being composed: nothing repeats what it is a part of.
  private final Set<String> open = new HashSet<>();

  private boolean trustworthy = true;
  private int nodes;
  private int repeated;

  Composer(Source source) {
    this.source = source;
    // A buffer of the whole text: the reader copies its window each time it fills a smaller one.
    var settings =
        LoadSettings.builder()
            .setLabel(source.name())
            .setBufferSize(source.text().length() + 1)
            .setCodePointLimit(Integer.MAX_VALUE)
            .setVersionFunction(version -> version)
            .build();
    this.events = new ParserImpl(settings, new StreamReader(settings, source.text()));
  }

  Composed compose() {
    var documents = new ArrayList<Node>();
    try {
      Syntax.check(source);
      while (events.hasNext()) {
        if (events.next() instanceof DocumentStartEvent) {
          anchors.clear();
          var root = node(0).node();
          if (!(root instanceof ScalarNode scalar && scalar.isNull())) {
            documents.add(root);
          }
        }
      }
    } catch (Broken broken) {
      problems.add(broken.problem);
      trustworthy = false;
    } catch (YamlEngineException e) {
      problems.add(Syntax.problem(source, e));
      trustworthy = false;
    }
    return new Composed(source, trustworthy ? documents : List.of(), problems.list());
  }

  private Part node(int depth) {
    var event = events.next();
    if (event instanceof AliasEvent alias) {
      return repeat(alias, depth);
    }
    count(event, depth);
    var anchor = ((NodeEvent) event).getAnchor();
    if (anchor.isEmpty()) {
      return part(event, depth);
    }
    var name = anchor.get().getValue();
    open.add(name);
    var part = part(event, depth);
    open.remove(name);
    anchors.put(name, part);
    return part;
  }

  /// A chain and not a switch over patterns: every short command comes here, and the first such
  /// switch of a process costs it some milliseconds.
  private Part part(Event event, int depth) {
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar);
    }
    if (event instanceof SequenceStartEvent start) {
      return sequence(start, depth);
    }
    if (event instanceof MappingStartEvent start) {
      return mapping(start, depth);
    }
    throw new IllegalStateException("An unexpected event: " + event);
  }

  private void count(Event event, int depth) {
    if (depth > Yaml.MAXIMUM_DEPTH) {
      throw tooLarge(event, "This is nested deeper than " + Yaml.MAXIMUM_DEPTH + " levels.");
    }
    if (++nodes > Yaml.MAXIMUM_NODES) {
      throw tooLarge(event, "The file has more than " + Yaml.MAXIMUM_NODES + " values.");
    }
  }

  private Part repeat(AliasEvent alias, int depth) {
    var name = alias.getAlias().getValue();
    var part = anchors.get(name);
    if (part == null || open.contains(name)) {
      trustworthy = false;
      problems.add(
          Problem.error(
              Rule.UNKNOWN_ALIAS,
              place(alias),
              open.contains(name)
                  ? Excerpt.code("*" + name) + " stands inside what it repeats."
                  : Excerpt.code("*" + name) + " repeats an anchor that is not there.",
              "An alias repeats what stands behind "
                  + Excerpt.code("&" + name)
                  + " further up; a text that begins with `*` needs quotes."));
      return new Part(new ScalarNode("", Style.PLAIN, place(alias)), 1, 0);
    }
    repeated += part.nodes();
    if (repeated > Yaml.MAXIMUM_REPEATED) {
      throw tooLarge(
          alias, "The aliases of this file repeat more than " + Yaml.MAXIMUM_REPEATED + " values.");
    }
    if (depth + part.height() > Yaml.MAXIMUM_DEPTH) {
      throw tooLarge(
          alias, "With this alias, the file is deeper than " + Yaml.MAXIMUM_DEPTH + " levels.");
    }
    return part;
  }

  private Part scalar(ScalarEvent event) {
    boolean text = !event.isPlain();
    var tag = event.getTag().orElse("");
    switch (tag) {
      case "!", "tag:yaml.org,2002:str" -> text = true;
      default -> checkTag(tag, event);
    }
    var style = text ? Style.QUOTED : Style.PLAIN;
    return new Part(new ScalarNode(event.getValue(), style, place(event)), 1, 0);
  }

  private Part sequence(SequenceStartEvent start, int depth) {
    checkTag(start.getTag().orElse(""), start);
    var items = new ArrayList<Node>();
    int size = 1;
    int height = 0;
    while (!(events.peekEvent() instanceof SequenceEndEvent)) {
      var item = node(depth + 1);
      items.add(item.node());
      size += item.nodes();
      height = Math.max(height, item.height() + 1);
    }
    events.next();
    return new Part(new SequenceNode(items, place(start)), size, height);
  }

  private Part mapping(MappingStartEvent start, int depth) {
    checkTag(start.getTag().orElse(""), start);
    var entries = new Entries(problems);
    int size = 1;
    int height = 0;
    while (!(events.peekEvent() instanceof MappingEndEvent)) {
      var key = node(depth + 1);
      var value = node(depth + 1);
      size += key.nodes() + value.nodes();
      height = Math.max(height, Math.max(key.height(), value.height()) + 1);
      entries.add(key.node(), value.node());
    }
    events.next();
    return new Part(new MappingNode(entries.list(), place(start)), size, height);
  }

  private void checkTag(String tag, Event event) {
    switch (tag) {
      case "",
          "!",
          "tag:yaml.org,2002:int",
          "tag:yaml.org,2002:float",
          "tag:yaml.org,2002:bool",
          "tag:yaml.org,2002:null",
          "tag:yaml.org,2002:timestamp",
          "tag:yaml.org,2002:seq",
          "tag:yaml.org,2002:map" -> {
        // what stands there says it already
      }
      default ->
          problems.add(
              Problem.warning(
                  Rule.UNKNOWN_TAG,
                  place(event),
                  "The tag " + Excerpt.code(tag) + " means nothing here.",
                  "A text that begins with `!` needs quotes."));
    }
  }

  private Broken tooLarge(Event event, String message) {
    return new Broken(Problem.error(Rule.TOO_LARGE, place(event), message));
  }

  private Place place(Event event) {
    return place(source.name(), event.getStartMark(), event.getEndMark());
  }

  static Place place(String file, Optional<Mark> start, Optional<Mark> end) {
    var mark = start.orElseThrow();
    var last = end.orElseThrow();
    int length = last.getLine() == mark.getLine() ? last.getColumn() - mark.getColumn() : 1;
    return new Place(file, mark.getLine() + 1, mark.getColumn() + 1, Math.max(1, length));
  }

  /// Leaves a document on which nothing more can be said.
  static final class Broken extends RuntimeException {
    private final transient Problem problem;

    Broken(Problem problem) {
      super(problem.message(), null, false, false);
      this.problem = problem;
    }
  }
}
