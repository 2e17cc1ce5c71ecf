package dev.slipway.validate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.wire.json.Json;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class JsonReportTest {
  @Test
  void everyReportKeepsTheSchema() {
    var schema = new JsonShape(Json.parse(Reports.jsonSchema()));
    Samples.ALL.forEach(
        (name, report) ->
            assertThat(schema.violations(Json.parse(Reports.render(report, Format.JSON))))
                .as(name)
                .isEmpty());
  }

  @Test
  void theSchemaSaysNoToAnotherShape() {
    var schema = new JsonShape(Json.parse(Reports.jsonSchema()));
    assertThat(
            schema.violations(
                Json.parse("{\"schemaVersion\": 2, \"runs\": [{\"kept\": 1}], \"seconds\": -1}")))
        .contains(
            "$.schemaVersion: not 1",
            "$.runs[0].kept: no array",
            "$.runs[0].image: missing",
            "$.seconds: below 0",
            "$.tool: missing");
  }

  @Test
  void everyFieldOfTheSchemaIsSomewhereInTheSamples() {
    var schema = new JsonShape(Json.parse(Reports.jsonSchema()));
    Samples.ALL
        .values()
        .forEach(report -> schema.violations(Json.parse(Reports.render(report, Format.JSON))));
    assertThat(schema.unseen()).containsExactly("$.runs[].contract.description");
  }

  @Test
  void textsAreWholeAndUnchanged() {
    var report = Objects.requireNonNull(Samples.ALL.get("long"));
    var check =
        Json.parse(Reports.render(report, Format.JSON))
            .elements("runs")
            .getFirst()
            .elements("checks")
            .getLast();
    assertThat(check.text("message").orElseThrow()).hasSizeGreaterThan(1500);
    assertThat(check.elements("evidence").getFirst().text("text").orElseThrow())
        .contains("line 100");
  }
}
