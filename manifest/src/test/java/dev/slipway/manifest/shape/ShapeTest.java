package dev.slipway.manifest.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.manifest.Parsed;
import dev.slipway.manifest.Problem;
import dev.slipway.manifest.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ShapeTest {
  @Test
  void secondsBecomeDurationsToTheNanosecond() {
    assertThat(value(Shape.seconds(), "1.5")).isEqualTo(Duration.ofMillis(1_500));
    assertThat(value(Shape.seconds(), "0.123456789123")).isEqualTo(Duration.ofNanos(123_456_789));
    assertThat(value(Shape.seconds().orNegative(), "-0.5")).isEqualTo(Duration.ofMillis(-500));
    assertThat(problem(Shape.seconds().atMost(Duration.ofMinutes(10)), "601"))
        .isEqualTo("The manifest takes a number of seconds from 0 to 600; this is `601`.");
    assertThat(problem(Shape.seconds(), "1e99")).contains("not negative");
  }

  @Test
  void booleansAreReadInEverySpellingOfYaml() {
    for (var yes : List.of("true", "Yes", "ON", "y")) {
      assertThat(value(Shape.bool(), yes)).isTrue();
    }
    for (var no : List.of("false", "No", "OFF", "n")) {
      assertThat(value(Shape.bool(), no)).isFalse();
    }
  }

  @Test
  void conversionsRefuseInTheirOwnWords() {
    var even =
        Shape.integer()
            .convert(
                n ->
                    n % 2 == 0
                        ? Converted.of(n / 2)
                        : Converted.<Integer>refused("An odd number has no half.", "Add one."));
    assertThat(value(even, "8")).isEqualTo(4);
    assertThat(problem(even, "7")).isEqualTo("An odd number has no half.");
    assertThat(problem(even, "x")).isEqualTo("The manifest takes a whole number; this is `x`.");
  }

  @Test
  void conversionsWithAnExpectationAreSpokenOfByIt() {
    var size =
        Shape.text().as("a size such as `200Mi`", text -> Optional.of(text).filter("1Mi"::equals));
    assertThat(value(size, "1Mi")).isEqualTo("1Mi");
    assertThat(problem(size, "1 Mi"))
        .isEqualTo("The manifest takes a size such as `200Mi`; this is `1 Mi`.");
    assertThat(problem(size, "[1]"))
        .isEqualTo("The manifest takes a size such as `200Mi`; this is a list.");
  }

  @Test
  void anyValueCanBeTakenAsJson() {
    assertThat(value(Shape.json(), "{a: [1, 0x10, 1.50, true, yes, ~, '5', 1e3], b: {}}").write())
        .isEqualTo("{\"a\":[1,16,1.50,true,\"yes\",null,\"5\",1E+3],\"b\":{}}");
  }

  @Test
  void mapsCheckTheirKeysAndKeepTheirOrder() {
    var shape = Shape.map(Shape.text().matching("[a-z]+", "a lower-case word"), Shape.integer());
    assertThat(value(shape, "{b: 1, a: 2}").keySet()).containsExactly("b", "a");
    assertThat(problem(shape, "{A: 1}"))
        .isEqualTo("A key of the manifest takes a lower-case word; this is `A`.");
  }

  @Test
  void formsOfOneKindAreTriedInTurn() {
    var shape =
        Shape.<String>either(
            Shape.integer(200, 599).map(n -> "exactly " + n),
            Shape.text().matching("[2-5]xx", "a class such as `2xx`").map(c -> "any " + c));
    assertThat(value(shape, "404")).isEqualTo("exactly 404");
    assertThat(value(shape, "2xx")).isEqualTo("any 2xx");
    assertThat(problem(shape, "999"))
        .isEqualTo(
            "The manifest takes a whole number from 200 to 599 or a class such as `2xx`;"
                + " this is `999`.");
  }

  @Test
  void formsThatAreObjectsAreReportedByTheNearest() {
    var shape =
        Shape.<Object>either(
            Shape.object(
                "A",
                "",
                f -> {
                  var a = f.required("a", Shape.integer(), "");
                  f.required("b", Shape.integer(), "");
                  return v -> v.get(a);
                }),
            Shape.object(
                "B",
                "",
                f -> {
                  var c = f.required("c", Shape.integer(), "");
                  return v -> v.get(c);
                }));
    assertThat(value(shape, "{c: 1}")).isEqualTo(1);
    assertThat(problem(shape, "{c: x}")).isEqualTo("`c` takes a whole number; this is `x`.");
  }

  @Test
  void mistakesInADefinitionAreBugs() {
    var wrongDefault = Shape.object("A", "", f -> f.optional("n", Shape.integer(), "x", "")::of);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonSchema.of(wrongDefault, "t", "t"))
        .withMessageContaining("The default of `n` is refused");
    var twice =
        Shape.object(
            "A",
            "",
            f -> {
              f.optional("n", Shape.integer(), "");
              return f.optional("n", Shape.integer(), "")::of;
            });
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonSchema.of(twice, "t", "t"))
        .withMessage("The field `n` is declared twice.");
  }

  @Test
  void twoObjectsOfOneNameAreOneOnlyIfTheyAreAlike() {
    var one = Shape.object("A", "", f -> f.optional("n", Shape.integer(), "")::of);
    var same = Shape.object("A", "", f -> f.optional("n", Shape.integer(), "")::of);
    var other = Shape.object("A", "", f -> f.optional("m", Shape.integer(), "")::of);
    assertThat(JsonSchema.of(Shape.<Object>either(one, same), "t", "t").members("$defs"))
        .hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonSchema.of(Shape.<Object>either(one, other), "t", "t"));
  }

  @Test
  void valuesKnowWhereTheyWereWritten() {
    var shape =
        Shape.object(
            "A",
            "",
            f -> {
              var a = f.optional("a", Shape.integer(), "1", "");
              var b = f.optional("b", Shape.integer(), "2", "");
              return v ->
                  "%s %s %s %s %s"
                      .formatted(v.has(a), v.has(b), v.place(a), v.valuePlace(a), v.place(b));
            });
    assertThat(value(shape, "{ a: 5, b: ~ }")).isEqualTo("true false t:1:3 t:1:6 t:1:1");
  }

  @Test
  void strictReadingRefusesWhatIsUnknown() {
    var source = new Source("t", "name: a\nport: 1\napiVersion: slipway.test/v1\nfoo: !bar x\n");
    assertThat(Harbour.SHAPE.read(source, ReadOptions.lenient())).isInstanceOf(Parsed.Read.class);
    assertThat(Harbour.SHAPE.read(source, ReadOptions.strictly()).problems())
        .extracting(Problem::isError)
        .containsExactly(true, true);
  }

  private static <T> T value(Shape<T> shape, String text) {
    return switch (shape.read(new Source("t", text), ReadOptions.strictly())) {
      case Parsed.Read<T>(var value, var warnings) -> {
        assertThat(warnings).isEmpty();
        yield value;
      }
      case Parsed.Rejected<T>(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  private static String problem(Shape<?> shape, String text) {
    var parsed = shape.read(new Source("t", text), ReadOptions.strictly());
    assertThat(parsed).isInstanceOf(Parsed.Rejected.class);
    return parsed.problems().getFirst().message();
  }
}
