package dev.slipway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonArray;
import dev.slipway.wire.json.JsonBool;
import dev.slipway.wire.json.JsonNull;
import dev.slipway.wire.json.JsonNumber;
import dev.slipway.wire.json.JsonObject;
import dev.slipway.wire.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What can be said of the examples without an engine.
class ExampleTest {
  /// What images of a laboratory seldom need, and what needs a machine to be a certain one.
  private static final Set<String> NOT_SHOWN = Set.of("hostPort", "hostIP", "readOnly", "tls");

  @ParameterizedTest
  @MethodSource("dev.slipway.conformance.Example#all")
  void anExampleHasNothingToWarnAbout(Example example) {
    var call = SlipwayCall.of("validate", "lint", "--strict", example.manifest().toString());

    assertThat(call.exits(0).err()).as(call.toString()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.slipway.conformance.Example#all")
  void anExampleGoesByTheNameOfItsFileAndTeaches(Example example) throws IOException {
    assertThat(Files.readString(example.manifest()))
        .startsWith("# ")
        .contains("\nname: " + example.name() + "\n")
        .contains("\ndescription: ");
  }

  @ParameterizedTest
  @MethodSource("dev.slipway.conformance.Example#all")
  void itIsWrittenDownWhyTheImageMadeToFailFails(Example example) {
    assertThat(Expectation.of(example)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.slipway.conformance.Example#all")
  void theReadmeLeadsToEachExample(Example example) throws IOException {
    assertThat(Files.readString(Checkout.EXAMPLES.resolve("README.md")))
        .contains("[" + example + "](" + example + ".yaml)");
  }

  @Test
  void everyExpectationIsOfAnExample() {
    assertThat(Expectation.all())
        .extracting(Expectation::example)
        .isSubsetOf(Example.all().stream().map(Example::name).toList());
  }

  @Test
  void theExamplesShowEveryFieldOfAManifest() throws IOException {
    var examples = new StringBuilder();
    for (var example : Example.all()) {
      examples.append(Files.readString(example.manifest()));
    }
    var written =
        Pattern.compile("^[ -]*(\\w+):", Pattern.MULTILINE)
            .matcher(examples)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());

    var schema = SlipwayCall.of("validate", "schema").exits(0).json();

    assertThat(properties(schema)).containsAll(NOT_SHOWN).hasSizeGreaterThan(60);
    assertThat(written).containsAll(without(properties(schema), NOT_SHOWN));
  }

  /// The names of all properties that have an effect.
  private static Set<String> properties(Json schema) {
    var names = new HashSet<String>();
    schema
        .members("properties")
        .forEach(
            (name, property) -> {
              if (!property.bool("deprecated").orElse(false)) {
                names.add(name);
              }
            });
    switch (schema) {
      case JsonObject(var members) ->
          members.values().forEach(member -> names.addAll(properties(member)));
      case JsonArray(var elements) ->
          elements.forEach(element -> names.addAll(properties(element)));
      case JsonBool _, JsonNull _, JsonNumber _, JsonString _ -> {}
    }
    return names;
  }

  private static Set<String> without(Set<String> names, Set<String> others) {
    var left = new HashSet<>(names);
    left.removeAll(others);
    return left;
  }
}
