package dev.slipway.validate.report;

import dev.slipway.validate.contract.Check;
import dev.slipway.validate.contract.Validator;
import dev.slipway.validate.verdict.CheckResult;
import dev.slipway.validate.verdict.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// What checks and runs are called in front of people.
final class Titles {
  private Titles() {}

  static String of(Check check) {
    var title = Printable.line(check.title());
    return title.isEmpty() ? "check " + (check.index() + 1) : title;
  }

  static String of(Validator validator) {
    return Printable.line(validator.title());
  }

  static String of(Run run) {
    return Printable.line(run.subject()) + " against " + of(run.validator());
  }

  /// The titles of checks for readers that tell checks apart by them: repeated ones are numbered.
  static List<String> distinct(List<CheckResult> results) {
    var seen = new HashMap<String, Integer>();
    var titles = new ArrayList<String>();
    for (var result : results) {
      var title = of(result.check());
      int times = seen.merge(title, 1, Integer::sum);
      titles.add(times == 1 ? title : title + " (" + times + ")");
    }
    return titles;
  }
}
