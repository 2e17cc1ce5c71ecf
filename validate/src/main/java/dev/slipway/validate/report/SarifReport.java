package dev.slipway.validate.report;

import dev.slipway.manifest.Place;
import dev.slipway.manifest.Problem;
import dev.slipway.validate.contract.Check;
import dev.slipway.validate.contract.Severity;
import dev.slipway.validate.contract.Validator;
import dev.slipway.validate.verdict.CheckResult;
import dev.slipway.validate.verdict.Report;
import dev.slipway.validate.verdict.Run;
import dev.slipway.validate.verdict.Verdict;
import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
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
                        .put("results", Json.array(results(report, rules)))
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
        .put("executionSuccessful", execution.isEmpty())
        .put("exitCode", report.exitCode())
        .put("startTimeUtc", Times.utc(report.started()))
        .put("endTimeUtc", Times.utc(report.started().plus(report.took())))
        .put("toolExecutionNotifications", Json.array(execution))
        .put("toolConfigurationNotifications", Json.array(configuration))
        .build();
  }

  private static JsonObject.Builder notification(Run run, String text, String level) {
    return Json.object().put("level", level).put("message", message(Titles.of(run) + ": " + text));
  }

  private static JsonObject notification(Problem problem) {
    return Json.object()
        .put("descriptor", Json.object().put("id", problem.rule().id()).build())
        .put("level", problem.isError() ? "error" : "warning")
        .put("message", message(problem.message() + problem.hint().map(h -> " " + h).orElse("")))
        .put("locations", Json.array(location(problem.place(), Optional.empty())))
        .build();
  }

  private static List<JsonObject> results(Report report, SarifRules rules) {
    var results = new ArrayList<JsonObject>();
    for (var run : report.runs()) {
      for (var result : run.results()) {
        if (!result.passed()) {
          results.add(result(run, result, rules));
        }
      }
    }
    return results;
  }

  private static JsonObject result(Run run, CheckResult result, SarifRules rules) {
    var validator = run.validator();
    var check = result.check();
    var rule = rules.id(validator, check);
    var object = Json.object().put("ruleId", rule).put("ruleIndex", rules.index(validator, check));
    switch (result.verdict()) {
      case Verdict.Passed _, Verdict.Skipped _ -> object.put("kind", "notApplicable");
      case Verdict.Broken _ -> object.put("kind", "open");
      case Verdict.Failed _, Verdict.Waived _ -> object.put("kind", "fail");
    }
    boolean known =
        result.verdict() instanceof Verdict.Failed || result.verdict() instanceof Verdict.Waived;
    object
        .put("level", known ? level(check.severity()) : "none")
        .put(
            "message",
            message(Printable.line(run.subject()) + ": " + Explanation.of(result).text()))
        .put(
            "locations",
            Json.array(location(check.place(), Optional.of(logical(validator, check)))))
        .put(
            "partialFingerprints",
            Json.object().put("slipway/v1", SarifRules.fingerprint(run.subject(), rule)).build());
    if (result.verdict() instanceof Verdict.Waived(var waiver, var _)) {
      object.put(
          "suppressions",
          Json.array(
              Json.object()
                  .put("kind", "external")
                  .put("status", "accepted")
                  .put("justification", Explanation.leave(waiver))
                  .build()));
    }
    return object
        .put(
            "properties",
            Json.object()
                .put("image", run.subject())
                .put("status", Outcome.of(result).word())
                .put("attempts", result.attempts())
                .build())
        .build();
  }

  private static JsonObject logical(Validator validator, Check check) {
    return Json.object()
        .put("name", check.name())
        .put("fullyQualifiedName", validator.title() + "/" + check.name())
        .put("kind", Kinds.of(check.requirement()))
        .build();
  }

  private static JsonObject location(Place place, Optional<JsonObject> logical) {
    return Json.object()
        .put(
            "physicalLocation",
            Json.object()
                .put(
                    "artifactLocation",
                    Json.object().put("uri", SarifRules.uri(place.file())).build())
                .put(
                    "region",
                    Json.object()
                        .put("startLine", place.line())
                        .put("startColumn", place.column())
                        .put("endColumn", place.column() + place.length())
                        .build())
                .build())
        .putIfPresent("logicalLocations", logical, Json::array)
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
