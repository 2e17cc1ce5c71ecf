package dev.slipway.validate.report;

import dev.slipway.manifest.Problem;
import dev.slipway.validate.contract.Severity;
import dev.slipway.validate.verdict.Report;
import dev.slipway.validate.verdict.Run;
import dev.slipway.validate.verdict.Verdict;
import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonObject;
import java.util.ArrayList;
import java.util.Optional;

/// SARIF 2.1.0: one run of one tool, whose rules are the checks and whose results are those that
/// did not pass. What the environment did is no result but a notification.
final class SarifReport {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private SarifReport() {}

  static String render(Report report) {
    var rules = SarifRules.of(report);
    return Json.object()
            .put("$schema", SCHEMA)
            .put("version", "2.1.0")
            .put(
                "runs",
                Json.array(
                    Json.object()
                        .put("tool", Json.object().put("driver", driver(report, rules)).build())
                        .put("invocations", Json.array(invocation(report, rules)))
                        .put("columnKind", "unicodeCodePoints")
                        .put("results", Json.array(new SarifResults(rules).of(report)))
                        .build()))
            .build()
            .writePretty()
        + "\n";
  }

  private static JsonObject driver(Report report, SarifRules rules) {
    var tool = Tool.parse(report.tool());
    return Json.object()
        .put("name", tool.name())
        .putIfPresent("version", tool.version())
        .put("rules", Json.array(rules.all()))
        .build();
  }

  private static JsonObject invocation(Report report, SarifRules rules) {
    var execution = new ArrayList<JsonObject>();
    var configuration = new ArrayList<JsonObject>();
    for (var run : report.runs()) {
      run.warnings().forEach(problem -> configuration.add(notification(problem)));
      for (var result : run.results()) {
        if (result.verdict() instanceof Verdict.Broken) {
          execution.add(
              notification(run, Explanation.of(result).text(), level(result.check().severity()))
                  .put("associatedRule", rules.reference(run.validator(), result.check()))
                  .build());
        }
      }
      Obstacle.of(run)
          .ifPresent(
              obstacle ->
                  execution.add(
                      notification(run, obstacle.text(), "error")
                          .put("descriptor", Json.object().put("id", obstacle.name()).build())
                          .build()));
    }
    return Json.object()
        .put("executionSuccessful", execution.stream().noneMatch(SarifReport::isError))
        .put("exitCode", report.exitCode())
        .put("startTimeUtc", Times.utc(report.started()))
        .put("endTimeUtc", Times.utc(report.started().plus(report.took())))
        .put("toolExecutionNotifications", Json.array(execution))
        .put("toolConfigurationNotifications", Json.array(configuration))
        .build();
  }

  private static boolean isError(JsonObject notification) {
    return notification.text("level").equals(Optional.of("error"));
  }

  private static JsonObject.Builder notification(Run run, String text, String level) {
    return Json.object().put("level", level).put("message", message(Titles.of(run) + ": " + text));
  }

  private static JsonObject notification(Problem problem) {
    return Json.object()
        .put("descriptor", Json.object().put("id", problem.rule().id()).build())
        .put("level", problem.isError() ? "error" : "warning")
        .put("message", message(problem.message() + problem.hint().map(h -> " " + h).orElse("")))
        .put("locations", Json.array(SarifLocation.of(problem.place()).build()))
        .build();
  }

  static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }

  /// Braces are doubled (SARIF 2.1.0, 3.11.5): alone they stand for arguments.
  static JsonObject message(String text) {
    return Json.object().put("text", text.replace("{", "{{").replace("}", "}}")).build();
  }
}
