package dev.slipway.validate.report;

import dev.slipway.validate.contract.Check;
import dev.slipway.validate.contract.Validator;
import dev.slipway.validate.verdict.Report;
import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The checks of a report as rules: `contract/check`, ids that stay the same from one validation to
/// the next, as code scanning tells what is new by them.
final class SarifRules {
  /// A check of a contract; names may repeat, in one contract and among contracts.
  private record Key(String source, String contract, int index) {}

  private final List<JsonObject> rules = new ArrayList<>();
  private final Map<Key, String> ids = new HashMap<>();
  private final Map<Key, Integer> indexes = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  private SarifRules() {}

  static SarifRules of(Report report) {
    var rules = new SarifRules();
    for (var run : report.runs()) {
      // All checks, not only those made: a selection must not change the others' ids.
      run.validator().checks().forEach(check -> rules.name(run.validator(), check));
      for (var result : run.results()) {
        rules.name(run.validator(), result.check());
        rules.list(run.validator(), result.check());
      }
    }
    return rules;
  }

  List<JsonObject> all() {
    return List.copyOf(rules);
  }

  String id(Validator validator, Check check) {
    return ids.getOrDefault(key(validator, check), "");
  }

  int index(Validator validator, Check check) {
    return indexes.getOrDefault(key(validator, check), -1);
  }

  JsonObject reference(Validator validator, Check check) {
    return Json.object()
        .put("id", id(validator, check))
        .put("index", index(validator, check))
        .build();
  }

  private void name(Validator validator, Check check) {
    ids.computeIfAbsent(key(validator, check), _ -> free(Titles.of(validator) + "/" + word(check)));
  }

  private void list(Validator validator, Check check) {
    var key = key(validator, check);
    if (indexes.putIfAbsent(key, rules.size()) == null) {
      rules.add(rule(id(validator, check), validator, check));
    }
  }

  private String free(String wanted) {
    var id = wanted;
    for (int n = 2; !taken.add(id); n++) {
      id = wanted + "-" + n;
    }
    return id;
  }

  private static String word(Check check) {
    var name = Printable.line(check.name());
    return name.isEmpty() ? "check-" + (check.index() + 1) : name;
  }

  private static Key key(Validator validator, Check check) {
    return new Key(validator.source(), validator.title(), check.index());
  }

  private static JsonObject rule(String id, Validator validator, Check check) {
    var title = Titles.of(check);
    var rule =
        Json.object()
            .put("id", id)
            .put("shortDescription", SarifReport.message(title))
            .put(
                "fullDescription",
                SarifReport.message(
                    title + " (a check of the contract " + Titles.of(validator) + ")"))
            .put("help", SarifReport.message(help(validator)));
    if (isLink(validator.documentation())) {
      rule.put("helpUri", validator.documentation());
    }
    return rule.put(
            "defaultConfiguration",
            Json.object().put("level", SarifReport.level(check.severity())).build())
        .put(
            "properties",
            Json.object().put("tags", Json.texts(List.of(Kinds.of(check.requirement())))).build())
        .build();
  }

  private static String help(Validator validator) {
    return validator.documentation().isBlank()
        ? "See " + Printable.line(validator.source()) + "."
        : "See " + Printable.line(validator.documentation()) + ".";
  }

  private static boolean isLink(String text) {
    return (text.startsWith("https://") || text.startsWith("http://"))
        && SarifLocation.uri(text).equals(text);
  }
}
