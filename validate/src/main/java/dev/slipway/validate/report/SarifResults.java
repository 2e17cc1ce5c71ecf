package dev.slipway.validate.report;

import dev.slipway.core.container.ImageReference;
import dev.slipway.validate.contract.Check;
import dev.slipway.validate.contract.Validator;
import dev.slipway.validate.contract.Waiver;
import dev.slipway.validate.verdict.CheckResult;
import dev.slipway.validate.verdict.Report;
import dev.slipway.validate.verdict.Run;
import dev.slipway.validate.verdict.Verdict;
import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// What did not pass, as results.
///
/// A skipped check is one too, of a kind that raises no alarm: were it left out, code scanning
/// would take what was found before for mended.
final class SarifResults {
  private final SarifRules rules;
  private final Map<String, Integer> fingerprints = new HashMap<>();

  SarifResults(SarifRules rules) {
    this.rules = rules;
  }

  List<JsonObject> of(Report report) {
    var results = new ArrayList<JsonObject>();
    for (var run : report.runs()) {
      for (var result : run.results()) {
        if (!result.passed()) {
          results.add(result(run, result));
        }
      }
    }
    return results;
  }

  private JsonObject result(Run run, CheckResult result) {
    var validator = run.validator();
    var check = result.check();
    var rule = rules.id(validator, check);
    var object =
        Json.object()
            .put("ruleId", rule)
            .put("ruleIndex", rules.index(validator, check))
            .put("kind", kind(result.verdict()))
            .put("level", level(result))
            .put(
                "message",
                SarifReport.message(Printable.line(run.subject()) + ": " + finding(result)))
            .put(
                "locations",
                Json.array(
                    SarifLocation.of(check.place())
                        .put("logicalLocations", Json.array(logical(validator, check)))
                        .build()))
            .put(
                "partialFingerprints",
                Json.object().put("slipway/v1", fingerprint(run.subject(), rule)).build());
    if (result.verdict() instanceof Verdict.Waived(var waiver, var _)) {
      object.put("suppressions", Json.array(suppression(waiver)));
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

  private static String kind(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Failed _, Verdict.Waived _ -> "fail";
      case Verdict.Broken _ -> "open";
      case Verdict.Skipped _ -> "notApplicable";
      case Verdict.Passed _ -> "pass";
    };
  }

  /// Only what failed has one (SARIF 2.1.0, 3.27.10).
  private static String level(CheckResult result) {
    return kind(result.verdict()).equals("fail")
        ? SarifReport.level(result.check().severity())
        : "none";
  }

  /// A waiver's words are its suppression's, not the finding's.
  private static String finding(CheckResult result) {
    var explanation = Explanation.of(result);
    return result.verdict() instanceof Verdict.Waived ? explanation.message() : explanation.text();
  }

  private static JsonObject suppression(Waiver waiver) {
    return Json.object()
        .put("kind", "external")
        .put("status", "accepted")
        .put("justification", Explanation.leave(waiver))
        .build();
  }

  private static JsonObject logical(Validator validator, Check check) {
    return Json.object()
        .put("name", check.name())
        .put("fullyQualifiedName", validator.title() + "/" + check.name())
        .put("kind", Kinds.of(check.requirement()))
        .build();
  }

  /// The same for all tags of an image: a new tag does not make an old finding new. Several tags in
  /// one report are told apart by a number.
  private String fingerprint(String subject, String ruleId) {
    var image = ImageReference.parse(subject).map(ImageReference::repository).orElse(subject);
    var hash = hash(image + "\n" + ruleId);
    return hash + ":" + fingerprints.merge(hash, 1, Integer::sum);
  }

  private static String hash(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
