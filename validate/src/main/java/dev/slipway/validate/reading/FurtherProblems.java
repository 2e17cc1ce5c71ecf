package dev.slipway.validate.reading;

import dev.slipway.manifest.Located;
import dev.slipway.manifest.Parsed;
import dev.slipway.manifest.Problem;
import dev.slipway.manifest.Source;
import dev.slipway.manifest.node.MappingNode;
import dev.slipway.manifest.node.Node;
import dev.slipway.manifest.node.ScalarNode;
import dev.slipway.manifest.node.SequenceNode;
import dev.slipway.manifest.node.Yaml;
import dev.slipway.manifest.shape.ReadOptions;
import dev.slipway.manifest.shape.Shape;
import dev.slipway.validate.options.DockerRunOptions;
import dev.slipway.validate.options.Surroundings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// What is wrong with the words of `dockerRunOptions` and with the names of `dependsOn` in a
/// contract whose other parts keep it from being read: its author wants to know everything at once.
final class FurtherProblems {
  private static final Shape<List<Located<String>>> WORDS = Shape.list(Shape.text().located());

  private FurtherProblems() {}

  static List<Problem> of(Source source, ReadOptions options, Surroundings surroundings) {
    var documents = Yaml.compose(source).documents();
    if (documents.isEmpty() || !(documents.getFirst() instanceof MappingNode root)) {
      return List.of();
    }
    var problems = new ArrayList<Problem>();
    words(root, options)
        .ifPresent(
            words -> problems.addAll(DockerRunOptions.parse(words, surroundings).problems()));
    problems.addAll(names(root, options));
    return problems;
  }

  private static Optional<List<Located<String>>> words(MappingNode root, ReadOptions options) {
    return root.find("dockerRunOptions").flatMap(entry -> value(WORDS, entry.value(), options));
  }

  private static List<Problem> names(MappingNode root, ReadOptions options) {
    var byName = new HashMap<String, List<Integer>>();
    var waits = new ArrayList<Located<String>>();
    for (var check : checks(root)) {
      check
          .find("name")
          .filter(entry -> entry.value() instanceof ScalarNode)
          .ifPresent(
              entry ->
                  byName
                      .computeIfAbsent(((ScalarNode) entry.value()).text(), _ -> new ArrayList<>())
                      .add(byName.size()));
      check
          .find("dependsOn")
          .flatMap(entry -> value(Texts.NAMES, entry.value(), options))
          .ifPresent(waits::addAll);
    }
    return waits.stream().flatMap(named -> Dependencies.wrongName(named, byName).stream()).toList();
  }

  private static List<MappingNode> checks(MappingNode root) {
    var checks = new ArrayList<MappingNode>();
    if (root.find("checks").map(MappingNode.Entry::value).orElse(root)
        instanceof SequenceNode sequence) {
      for (var item : sequence.items()) {
        if (item instanceof MappingNode check) {
          checks.add(check);
        }
      }
    }
    return checks;
  }

  private static <T> Optional<T> value(Shape<T> shape, Node node, ReadOptions options) {
    return shape.read(node, options) instanceof Parsed.Read<T>(var value, var _)
        ? Optional.of(value)
        : Optional.empty();
  }
}
