package dev.slipway.manifest.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.manifest.Place;
import dev.slipway.manifest.Problem;
import dev.slipway.manifest.Source;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class YamlTest {
  @Test
  void scalarsKeepTheirSpelling() {
    assertThat(spelt("[yes, 0x10, 1.50, 2026-01-01, ~, '', \"a\\nb\", a b]"))
        .isEqualTo("[yes, 0x10, 1.50, 2026-01-01, ~, '', 'a\nb', a b]");
    assertThat(spelt("|\n  a\n  b\n")).isEqualTo("'a\nb\n'");
    assertThat(spelt("[!!str 5, ! 6, !!int 7]")).isEqualTo("['5', '6', 7]");
  }

  @Test
  void placesAreThoseOfTheText() {
    var root = (MappingNode) one("a: x\r\nlist:\r\n  - 🌏 b\r\n  - {c: \"d e\"}\r\n");
    assertThat(root.place()).isEqualTo(new Place("t", 1, 1));
    assertThat(root.entries().getFirst().value().place()).isEqualTo(new Place("t", 1, 4));
    var list = root.find("list").orElseThrow();
    assertThat(list.key().place()).isEqualTo(new Place("t", 2, 1, 4));
    assertThat(list.value().place()).isEqualTo(new Place("t", 3, 3));
    var items = ((SequenceNode) list.value()).items();
    assertThat(items.getFirst().place()).isEqualTo(new Place("t", 3, 5, 3));
    assertThat(((MappingNode) items.getLast()).find("c").orElseThrow().value().place())
        .isEqualTo(new Place("t", 4, 9, 5));
  }

  @Test
  void anAliasIsTheNodeOfItsAnchor() {
    var items = ((SequenceNode) one("[&a {b: c}, *a]")).items();
    assertThat(items.getLast()).isSameAs(items.getFirst());
    assertThat(spelt("[&a x, *a, &a y, *a]")).isEqualTo("[x, x, y, y]");
    assertThat(spelt("{&k key: 1, other: *k}")).isEqualTo("{key: 1, other: key}");
  }

  @Test
  void mergesGiveWayToWhatIsWrittenAndToEarlierMerges() {
    assertThat(
            spelt(
                """
                - &a {x: 1, y: 1}
                - &b {y: 2, z: 2}
                - {<<: *a, x: 0}
                - {x: 0, <<: [*a, *b]}
                - &c {<<: *b, w: 3}
                - {<<: *c, "<<": quoted}
                """))
        .isEqualTo(
            "[{x: 1, y: 1}, {y: 2, z: 2}, {x: 0, y: 1}, {x: 0, y: 1, z: 2}, {y: 2, z: 2, w: 3},"
                + " {y: 2, z: 2, w: 3, <<: quoted}]");
  }

  @Test
  void jsonIsYaml() {
    assertThat(spelt("{\n\t\"a\": [1, true,\n\t\tnull],\n\t\"b\":\"\\ud83d\\ude00\\/\"\n}\n"))
        .isEqualTo("{a: [1, true, null], b: '\uD83D\uDE00/'}");
  }

  @Test
  void emptyDocumentsAreNone() {
    assertThat(Yaml.compose(new Source("t", "---\n---\na: 1\n---\n...\n")).documents()).hasSize(1);
    assertThat(Yaml.compose(new Source("t", "a: 1\n---\nb: 2\n")).documents()).hasSize(2);
  }

  @Test
  void anchorsEndWithTheirDocument() {
    assertThat(problems("a: &a 1\n---\nb: *a\n"))
        .isEqualTo("t:3:4: error: `*a` repeats an anchor that is not there.");
  }

  @Test
  void allDuplicatesAndUnknownAliasesAreReportedAtOnce() {
    assertThat(problems("a: *x\na: *y\n").lines()).hasSize(3);
  }

  @Test
  void aliasesMayRepeatALotButNotWithoutBound() {
    var item = "[" + "x,".repeat(99) + "x]";
    assertThat(problems("- &a " + item + "\n" + "- *a\n".repeat(990))).isEmpty();
    assertThat(problems("- &a " + item + "\n" + "- *a\n".repeat(991)))
        .endsWith("The aliases of this file repeat more than 100000 values.");
  }

  @Test
  void aFileHasABoundedNumberOfValues() {
    assertThat(problems("-\n".repeat(499_999))).isEmpty();
    assertThat(problems("-\n".repeat(500_000))).endsWith("The file has more than 500000 values.");
  }

  @Test
  void nestingIsBounded() {
    assertThat(problems("[".repeat(101) + "]".repeat(101))).isEmpty();
    assertThat(problems("[".repeat(102) + "]".repeat(102))).contains("deeper than 100 levels");
    assertThat(problems("- ".repeat(200_000) + "x")).contains("deeper than 100 levels");
  }

  @Test
  void anyVersionOfYamlMayBeDeclared() {
    assertThat(problems("%YAML 1.1\n---\na: 1\n")).isEmpty();
    assertThat(problems("%YAML 3.0\n---\na: 1\n")).isEmpty();
  }

  private static String problems(String text) {
    return Yaml.compose(new Source("t", text)).problems().stream()
        .map(Problem::toString)
        .collect(Collectors.joining("\n"));
  }

  private static Node one(String text) {
    var composed = Yaml.compose(new Source("t", text));
    assertThat(composed.problems()).isEmpty();
    return composed.documents().getFirst();
  }

  private static String spelt(String text) {
    return spelt(one(text));
  }

  private static String spelt(Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar.isPlain() ? scalar.text() : "'" + scalar.text() + "'";
      case SequenceNode(var items, _) ->
          items.stream().map(YamlTest::spelt).collect(Collectors.joining(", ", "[", "]"));
      case MappingNode(var entries, _) ->
          entries.stream()
              .map(entry -> entry.name() + ": " + spelt(entry.value()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }
}
