package dev.slipway.manifest.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.slipway.manifest.Parsed;
import dev.slipway.manifest.Problem;
import dev.slipway.manifest.ProblemText;
import dev.slipway.manifest.Rule;
import dev.slipway.manifest.Source;
import dev.slipway.manifest.node.Yaml;
import dev.slipway.wire.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Any text gives a value or problems, within a bounded time, and never an exception.
final class AnyTextTest {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final int MONSTER = 400_000;
  private static final JsonObject SCHEMA = JsonSchema.of(Harbour.SHAPE, "t", "t");

  @Test
  void noise() {
    var random = new Random(1);
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          for (int i = 0; i < 3_000; i++) {
            var source = Source.parse("t", RandomText.bytes(random));
            check(source.then(text -> Harbour.SHAPE.read(text, ReadOptions.lenient())), "noise");
          }
        });
  }

  @Test
  void heapsOfTokens() {
    var random = new Random(2);
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          for (int i = 0; i < 6_000; i++) {
            read(RandomText.tokens(random));
          }
        });
  }

  @Test
  void woundedManifests() throws IOException {
    var whole = Files.readString(Path.of("src/test/golden/values/everything/input.yaml"));
    var random = new Random(3);
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          int read = 0;
          for (int i = 0; i < 2_500; i++) {
            read += read(RandomText.wounded(whole, random)) ? 1 : 0;
          }
          assertThat(read).isBetween(100, 2_000);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "{",
        "- ",
        "? ",
        "a: ",
        "[a,",
        "{a: ",
        "\"",
        "'",
        "a",
        "a\n",
        "- a\n",
        "&a ",
        "!a ",
        " ",
        "\n",
        "\t",
        "#",
        "---\n",
        "- - - -\n",
        "[]: ",
        "%TAG !a! b\n",
        ": ",
        "*a ",
        "<<: ",
        "\uD83D\uDE00",
        "?\n",
        "x-a: b\n",
        "\r",
        "|\n "
      })
  void monsters(String piece) {
    assertTimeoutPreemptively(BOUND, () -> read(piece.repeat(MONSTER / piece.length())));
  }

  @Test
  void fieldsThatNobodyKnows() {
    var text = new StringBuilder("name: a\nport: 1\n");
    for (int i = 0; i < 30_000; i++) {
      text.append("nam").append(i).append(": 1\n");
    }
    assertTimeoutPreemptively(BOUND, () -> read(text.toString()));
  }

  @Test
  void bombs() {
    var text = new StringBuilder("x-a0: &a0 {a: b}\n");
    for (int i = 1; i < 90; i++) {
      text.append(
          "x-a%d: &a%d {<<: [*a%d, *a%d], k%d: [*a%d, *a%d]}\n"
              .formatted(i, i, i - 1, i - 1, i, i - 1, i - 1));
    }
    assertTimeoutPreemptively(BOUND, () -> read(text.append("extra: *a89\n").toString()));
    var wide = new StringBuilder("x-a: &a {");
    for (int i = 0; i < 10_000; i++) {
      wide.append("k").append(i).append(": 1, ");
    }
    wide.append("}\n<<: [").append("*a,".repeat(100_000)).append("]\n");
    assertTimeoutPreemptively(BOUND, () -> read(wide.toString()));
  }

  private static boolean read(String text) {
    var source = new Source("t", text);
    var parsed = Harbour.SHAPE.read(source, ReadOptions.lenient());
    check(parsed, text);
    var shown = ProblemText.plain(List.of(source)).of(parsed.problems());
    assertThat(shown.chars().filter(c -> c < ' ' && c != '\n').count()).isZero();
    var strictly = Harbour.SHAPE.read(source, ReadOptions.strictly());
    if (strictly instanceof Parsed.Read<Harbour>(_, var warnings) && warnings.isEmpty()) {
      var json = PlainJson.of(Yaml.compose(source).documents().getFirst());
      if (text.lines().noneMatch(line -> line.startsWith("public"))) {
        assertThat(SchemaCheck.problem(SCHEMA, json)).as(text).isEmpty();
      }
    }
    return parsed instanceof Parsed.Read;
  }

  private static void check(Parsed<Harbour> parsed, String text) {
    var listed =
        parsed.problems().stream()
            .filter(problem -> !problem.rule().equals(Rule.TOO_MANY_PROBLEMS))
            .toList();
    assertThat(listed).isSortedAccordingTo(Problem.BY_PLACE);
    for (var problem : parsed.problems()) {
      assertThat(problem.message()).as(text).matches("[^\\n\\r]{3,400}\\.");
      problem.hint().ifPresent(hint -> assertThat(hint).as(text).matches("[^\\n\\r]{3,400}[.?]"));
    }
  }
}
