package dev.slipway.validate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.validate.contract.Severity;
import dev.slipway.validate.verdict.Evidence;
import dev.slipway.validate.verdict.Report;
import dev.slipway.validate.verdict.Verdict;
import dev.slipway.wire.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SarifReportTest {
  @Test
  void everyResultPointsToItsRule() {
    for (var report : Samples.ALL.values()) {
      var sarif = sarif(report);
      var rules = sarif.elements("tool", "driver", "rules");
      assertThat(rules.stream().map(rule -> rule.text("id"))).doesNotHaveDuplicates();
      for (var result : sarif.elements("results")) {
        int index = result.number("ruleIndex").orElseThrow().intValue();
        assertThat(rules.get(index).text("id")).isEqualTo(result.text("ruleId"));
      }
    }
  }

  /// SARIF 2.1.0, 3.27.10.
  @Test
  void onlyWhatFailedHasALevel() {
    for (var report : Samples.ALL.values()) {
      for (var result : sarif(report).elements("results")) {
        assertThat(result.text("level").orElseThrow().equals("none"))
            .isEqualTo(!result.text("kind").orElseThrow().equals("fail"));
      }
    }
  }

  @Test
  void severitiesAreLevels() {
    var run =
        new RunBuilder("app", "c")
            .failed("a", "A", Requirements.EXEC, "Expected.", Evidence.NONE)
            .severity(Severity.WARNING)
            .failed("b", "B", Requirements.EXEC, "Expected.", Evidence.NONE)
            .severity(Severity.INFO)
            .failed("c", "C", Requirements.EXEC, "Expected.", Evidence.NONE);
    assertThat(sarif(RunBuilder.report(run)).elements("results"))
        .extracting(result -> result.text("level").orElseThrow())
        .containsExactly("error", "warning", "note");
  }

  @Test
  void repeatedNamesAreRulesOfTheirOwn() {
    assertThat(rules("app:1", "sudo", "sudo", "bash"))
        .containsExactly("c/sudo", "c/sudo-2", "c/bash");
  }

  @Test
  void anotherTagIsTheSameFinding() {
    assertThat(fingerprint("registry.example.com/app:1"))
        .isEqualTo(fingerprint("registry.example.com/app:2"))
        .isNotEqualTo(fingerprint("registry.example.com/other:1"));
    assertThat(fingerprint("busybox")).isEqualTo(fingerprint("docker.io/library/busybox:1"));
  }

  @Test
  void severalTagsInOneReportAreToldApart() {
    assertThat(
            sarif(RunBuilder.report(failing("app:1"), failing("app:2")))
                .elements("results")
                .stream()
                .map(result -> result.text("partialFingerprints", "slipway/v1").orElseThrow()))
        .doesNotHaveDuplicates();
  }

  @Test
  void bracesAreDoubled() {
    var run =
        new RunBuilder("app", "c")
            .failed("a", "A", Requirements.EXEC, "Expected {0}.", Evidence.NONE);
    assertThat(sarif(RunBuilder.report(run)).elements("results").getFirst().text("message", "text"))
        .isEqualTo(Optional.of("app: Expected {{0}}."));
  }

  @ParameterizedTest
  @CsvSource({
    "contracts/a.yaml, contracts/a.yaml",
    "/etc/naïve file#1.yaml, file:///etc/na%C3%AFve%20file%231.yaml",
    "https://example.com/a?b=c#d, https://example.com/a?b=c#d",
    "C:\\a%b, C%3A%5Ca%25b"
  })
  void filesAreUris(String file, String uri) {
    assertThat(SarifLocation.uri(file)).isEqualTo(uri);
  }

  @Test
  void theEnvironmentIsANotificationAndNoSuccess() {
    var invocation =
        sarif(
                RunBuilder.report(
                    new RunBuilder("app", "c")
                        .check("a", "A", Requirements.EXEC, new Verdict.Broken("no engine"))))
            .elements("invocations")
            .getFirst();
    assertThat(invocation.bool("executionSuccessful")).contains(false);
    assertThat(invocation.elements("toolExecutionNotifications")).hasSize(1);
  }

  private static Json sarif(Report report) {
    return Json.parse(Reports.render(report, Format.SARIF)).elements("runs").getFirst();
  }

  private static List<String> rules(String image, String... names) {
    var run = new RunBuilder(image, "c");
    for (var name : names) {
      run.failed(name, "", Requirements.EXEC, "Expected.", Evidence.NONE);
    }
    return sarif(RunBuilder.report(run)).elements("tool", "driver", "rules").stream()
        .map(rule -> rule.text("id").orElseThrow())
        .toList();
  }

  private static String fingerprint(String image) {
    return sarif(RunBuilder.report(failing(image)))
        .elements("results")
        .getFirst()
        .text("partialFingerprints", "slipway/v1")
        .orElseThrow();
  }

  private static RunBuilder failing(String image) {
    return new RunBuilder(image, "c")
        .failed("a", "A", Requirements.EXEC, "Expected.", Evidence.NONE);
  }
}
