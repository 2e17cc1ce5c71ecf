package dev.slipway.validate.report;

import dev.slipway.core.container.Image;
import dev.slipway.core.failure.Failure;
import dev.slipway.manifest.Place;
import dev.slipway.manifest.Problem;
import dev.slipway.validate.contract.Validator;
import dev.slipway.validate.contract.Waiver;
import dev.slipway.validate.verdict.CheckResult;
import dev.slipway.validate.verdict.Evidence;
import dev.slipway.validate.verdict.Report;
import dev.slipway.validate.verdict.Run;
import dev.slipway.validate.verdict.Verdict;
import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonArray;
import dev.slipway.wire.json.JsonNumber;
import dev.slipway.wire.json.JsonObject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Everything that is known, after the schema `report-v1.schema.json`. What there is nothing to say
/// about is left out, never null.
final class JsonReport {
  private static final int SCHEMA_VERSION = 1;

  private JsonReport() {}

  static String render(Report report) {
    var tool = Tool.parse(report.tool());
    return Json.object()
            .put("schemaVersion", SCHEMA_VERSION)
            .put(
                "tool",
                Json.object()
                    .put("name", tool.name())
                    .putIfPresent("version", tool.version())
                    .build())
            .put("started", Times.utc(report.started()))
            .put("seconds", seconds(report.took()))
            .put("passed", report.passed())
            .put("exitCode", report.exitCode())
            .put("runs", Json.array(report.runs().stream().map(JsonReport::run).toList()))
            .build()
            .writePretty()
        + "\n";
  }

  private static JsonObject run(Run run) {
    return Json.object()
        .put("image", image(run.subject(), run.image()))
        .put("contract", contract(run.validator()))
        .put("passed", run.passed())
        .put("started", Times.utc(run.started()))
        .put("seconds", seconds(run.took()))
        .put("counts", counts(Tally.of(run.results())))
        .put("checks", Json.array(run.results().stream().map(JsonReport::check).toList()))
        .put("warnings", Json.array(run.warnings().stream().map(JsonReport::problem).toList()))
        .putIfPresent("failure", run.failure(), JsonReport::failure)
        .put("kept", Json.texts(run.kept()))
        .build();
  }

  private static JsonObject image(String subject, Optional<Image> image) {
    var object = Json.object().put("name", subject);
    image.ifPresent(
        known ->
            object
                .put("id", known.id())
                .put("digests", Json.texts(known.digests()))
                .put("platform", known.platform().toString()));
    return object.build();
  }

  private static JsonObject contract(Validator validator) {
    return Json.object()
        .put("name", validator.title())
        .putIfPresent("description", unlessBlank(validator.description()))
        .put("source", validator.source())
        .putIfPresent("documentation", unlessBlank(validator.documentation()))
        .build();
  }

  private static JsonObject counts(Tally tally) {
    var object = Json.object().put("checks", tally.total());
    for (var outcome : Outcome.values()) {
      object.put(outcome.word(), tally.of(outcome));
    }
    return object.build();
  }

  private static JsonObject check(CheckResult result) {
    var check = result.check();
    var object =
        Json.object()
            .put("name", check.name())
            .putIfPresent("description", unlessBlank(check.description()))
            .put("kind", Kinds.of(check.requirement()))
            .put("severity", check.severity().name().toLowerCase(Locale.ROOT))
            .put("status", Outcome.of(result).word())
            .put("accepted", result.accepted());
    switch (result.verdict()) {
      case Verdict.Passed(var evidence) -> object.put("evidence", evidence(evidence));
      case Verdict.Failed failed -> put(object, failed);
      case Verdict.Waived(var waiver, var failed) -> {
        put(object, failed);
        object.put("waiver", waiver(waiver));
      }
      case Verdict.Broken(var why) -> object.put("message", why);
      case Verdict.Skipped(var cause, var _) -> object.put("cause", cause);
    }
    return object
        .put("attempts", result.attempts())
        .put("started", Times.utc(result.started()))
        .put("seconds", seconds(result.took()))
        .put("place", place(check.place()))
        .build();
  }

  private static void put(JsonObject.Builder object, Verdict.Failed failed) {
    object.put("message", failed.message()).put("evidence", evidence(failed.evidence()));
  }

  private static JsonArray evidence(Evidence evidence) {
    return Json.array(
        evidence.items().stream()
            .map(item -> Json.object().put("label", item.label()).put("text", item.text()).build())
            .toList());
  }

  private static JsonObject waiver(Waiver waiver) {
    return Json.object()
        .put("reason", waiver.reason())
        .putIfPresent("until", waiver.until(), day -> Json.of(day.toString()))
        .build();
  }

  private static JsonObject problem(Problem problem) {
    return Json.object()
        .put("rule", problem.rule().id())
        .put("severity", problem.severity().toString())
        .put("message", problem.message())
        .putIfPresent("hint", problem.hint())
        .put("place", place(problem.place()))
        .build();
  }

  private static JsonObject failure(Failure failure) {
    return Json.object()
        .put("code", failure.code().anchor())
        .put("what", failure.what())
        .putIfPresent("hint", failure.hint())
        .build();
  }

  private static JsonObject place(Place place) {
    return Json.object()
        .put("file", place.file())
        .put("line", place.line())
        .put("column", place.column())
        .build();
  }

  private static Optional<String> unlessBlank(String text) {
    return Optional.of(text).filter(t -> !t.isBlank());
  }

  private static JsonNumber seconds(Duration duration) {
    return new JsonNumber(Times.seconds(duration));
  }
}
