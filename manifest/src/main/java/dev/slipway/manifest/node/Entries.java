package dev.slipway.manifest.node;

import dev.slipway.manifest.Excerpt;
import dev.slipway.manifest.Problem;
import dev.slipway.manifest.Problems;
import dev.slipway.manifest.Rule;
import dev.slipway.manifest.node.MappingNode.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The entries of a mapping while it is composed. What is merged gives way to what is written, and
/// later merges give way to earlier ones: <https://yaml.org/type/merge.html>.
final class Entries {
  private final Problems problems;
  private final SequencedMap<String, Entry> written = new LinkedHashMap<>();
  private final SequencedMap<String, Entry> merged = new LinkedHashMap<>();

  Entries(Problems problems) {
    this.problems = problems;
  }

  void add(Node key, Node value) {
    if (!(key instanceof ScalarNode name)) {
      throw new Composer.Broken(
          Problem.error(
              Rule.SYNTAX,
              key.place(),
              "A key is a text, and this is "
                  + (key instanceof MappingNode ? "a mapping." : "a list."),
              "A text that begins with `{` or `[` needs quotes."));
    }
    if (name.isPlain() && name.text().equals("<<")) {
      merge(name, value);
    } else {
      put(new Entry(name, value));
    }
  }

  private void put(Entry entry) {
    var first = written.putIfAbsent(entry.name(), entry);
    if (first != null) {
      problems.add(
          Problem.error(
              Rule.DUPLICATE_KEY,
              entry.key().place(),
              Excerpt.code(entry.name())
                  + " stands twice in this mapping; first on line "
                  + first.key().place().line()
                  + ".",
              "Keep one of the two."));
    }
  }

  private void merge(ScalarNode key, Node value) {
    switch (value) {
      case MappingNode(var entries, _) -> merge(entries);
      case SequenceNode(var items, _)
          when items.stream().allMatch(item -> item instanceof MappingNode) ->
          items.forEach(item -> merge(key, item));
      case SequenceNode _, ScalarNode _ ->
          problems.add(
              Problem.error(
                  Rule.SYNTAX,
                  value.place(),
                  "`<<` takes a mapping or a list of mappings.",
                  "Name an anchored mapping, as in `<<: *defaults`; in quotes, `\"<<\"` is a"
                      + " key."));
    }
  }

  private void merge(List<Entry> entries) {
    entries.forEach(entry -> merged.putIfAbsent(entry.name(), entry));
  }

  /// What is merged comes first, as it would stand in the text above.
  List<Entry> list() {
    if (merged.isEmpty()) {
      return List.copyOf(written.values());
    }
    var all = new LinkedHashMap<String, Entry>(merged);
    all.putAll(written);
    return List.copyOf(all.values());
  }
}
