package dev.slipway.validate.report;

import dev.slipway.validate.verdict.CheckResult;
import dev.slipway.validate.verdict.Report;
import dev.slipway.validate.verdict.Run;
import dev.slipway.validate.verdict.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// JUnit's XML, which has no one schema: the elements and attributes that Jenkins, GitLab, GitHub's
/// test reporters and Azure read alike. A run is a suite, a check a test case.
///
/// Only what fails the validation is a failure or an error; a failed check of lesser severity is a
/// passed test with something to say.
final class JunitReport {
  private JunitReport() {}

  static String render(Report report) {
    var suites = new ArrayList<XmlElement>();
    var all = new ArrayList<XmlElement>();
    for (var run : report.runs()) {
      var cases = cases(run);
      suites.add(suite(run, suites.size(), cases));
      all.addAll(cases);
    }
    var root = new XmlElement("testsuites").with("name", Printable.line(report.tool()));
    count(all, root)
        .with("time", Times.seconds(report.took()))
        .with("timestamp", timestamp(report.started()));
    suites.forEach(root::with);
    return root.document();
  }

  private static XmlElement suite(Run run, int id, List<XmlElement> cases) {
    var properties = new XmlElement("properties");
    property(properties, "image", run.subject());
    run.image()
        .ifPresent(
            image -> {
              property(properties, "image.id", image.id());
              image.digests().forEach(digest -> property(properties, "image.digest", digest));
              property(properties, "image.platform", image.platform().toString());
            });
    property(properties, "contract", run.validator().title());
    property(properties, "contract.source", run.validator().source());
    property(properties, "contract.documentation", run.validator().documentation());
    var suite = new XmlElement("testsuite").with("id", id).with("name", Titles.of(run));
    count(cases, suite)
        .with("time", Times.seconds(run.took()))
        .with("timestamp", timestamp(run.started()))
        .with("file", Printable.line(run.validator().source()))
        .with(properties);
    cases.forEach(suite::with);
    return suite;
  }

  private static void property(XmlElement properties, String name, String value) {
    if (!value.isBlank()) {
      properties.with(
          new XmlElement("property").with("name", name).with("value", Printable.line(value)));
    }
  }

  private static List<XmlElement> cases(Run run) {
    var cases = new ArrayList<XmlElement>();
    var titles = Titles.distinct(run.results());
    for (int i = 0; i < run.results().size(); i++) {
      var result = run.results().get(i);
      var place = result.check().place();
      var testcase =
          testcase(titles.get(i), run)
              .with("time", Times.seconds(result.took()))
              .with("file", Printable.line(place.file()))
              .with("line", place.line());
      judge(result, testcase);
      cases.add(testcase);
    }
    Obstacle.of(run)
        .ifPresent(
            obstacle ->
                cases.add(
                    testcase(obstacle.name(), run)
                        .with("time", Times.seconds(run.took()))
                        .with(
                            complaint(
                                "error",
                                Printable.line(obstacle.what()),
                                obstacle.name(),
                                obstacle.text()))));
    return cases;
  }

  private static XmlElement testcase(String title, Run run) {
    return new XmlElement("testcase").with("name", title).with("classname", className(run));
  }

  /// Readers take what stands before the last dot for a package: the image, so that its contracts
  /// stand below it.
  private static String className(Run run) {
    return undotted(run.subject()) + "." + undotted(run.validator().title());
  }

  private static String undotted(String name) {
    return Printable.line(name).replace('.', '_');
  }

  private static void judge(CheckResult result, XmlElement testcase) {
    var explanation = Explanation.of(result).text();
    var kind = Kinds.of(result.check().requirement());
    switch (result.verdict()) {
      case Verdict.Passed _ -> {}
      case Verdict.Failed(var message, var _) when !result.accepted() ->
          testcase.with(complaint("failure", Printable.line(message), kind, explanation));
      case Verdict.Broken(var why) when !result.accepted() ->
          testcase.with(complaint("error", Printable.line(why), kind, explanation));
      case Verdict.Failed _, Verdict.Broken _ ->
          testcase.with(output(Outcome.of(result).word() + ": " + explanation));
      case Verdict.Waived(var waiver, var _) ->
          testcase
              .with(new XmlElement("skipped").with("message", Explanation.leave(waiver)))
              .with(output(explanation));
      case Verdict.Skipped _ ->
          testcase.with(new XmlElement("skipped").with("message", explanation));
    }
  }

  private static XmlElement complaint(String element, String message, String type, String text) {
    return new XmlElement(element).with("message", message).with("type", type).text(text);
  }

  private static XmlElement output(String text) {
    return new XmlElement("system-out").text(text);
  }

  /// Whole seconds of UTC without a zone, as Ant writes it.
  private static String timestamp(Instant instant) {
    var text = instant.truncatedTo(ChronoUnit.SECONDS).toString();
    return text.substring(0, text.length() - 1);
  }

  private static XmlElement count(List<XmlElement> cases, XmlElement element) {
    return element
        .with("tests", cases.size())
        .with("failures", having("failure", cases))
        .with("errors", having("error", cases))
        .with("skipped", having("skipped", cases));
  }

  private static int having(String child, List<XmlElement> cases) {
    return (int) cases.stream().filter(testcase -> testcase.has(child)).count();
  }
}
