package dev.slipway.validate.report;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.Image;
import dev.slipway.core.container.ImageConfig;
import dev.slipway.core.container.Platform;
import dev.slipway.core.failure.Failure;
import dev.slipway.manifest.Place;
import dev.slipway.manifest.Problem;
import dev.slipway.validate.contract.Cadence;
import dev.slipway.validate.contract.Check;
import dev.slipway.validate.contract.Requirement;
import dev.slipway.validate.contract.Severity;
import dev.slipway.validate.contract.Validator;
import dev.slipway.validate.contract.Waiver;
import dev.slipway.validate.options.DockerRunOptions;
import dev.slipway.validate.verdict.CheckResult;
import dev.slipway.validate.verdict.Evidence;
import dev.slipway.validate.verdict.Report;
import dev.slipway.validate.verdict.Run;
import dev.slipway.validate.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes a run check by check; times and places come from the count of checks.
final class RunBuilder {
  static final Instant NOON = Instant.parse("2026-11-20T12:00:00.250Z");

  private final String subject;
  private final String contract;
  private final List<CheckResult> results = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private final List<String> kept = new ArrayList<>();
  private String source = "contracts/kubeflow.yaml";
  private String documentation = "";
  private Severity severity = Severity.ERROR;
  private boolean pulled = true;
  private Optional<Failure> failure = Optional.empty();

  RunBuilder(String subject, String contract) {
    this.subject = subject;
    this.contract = contract;
  }

  static Report report(RunBuilder... runs) {
    var built = new ArrayList<Run>();
    for (var run : runs) {
      built.add(run.build());
    }
    return new Report("slipway 0.1.0", built, NOON, Duration.ofMillis(430L * runs.length));
  }

  RunBuilder from(String file) {
    source = file;
    return this;
  }

  RunBuilder documentedAt(String link) {
    documentation = link;
    return this;
  }

  /// Of the checks that follow.
  RunBuilder severity(Severity weight) {
    severity = weight;
    return this;
  }

  RunBuilder check(String name, String description, Requirement requirement, Verdict verdict) {
    return add(
        new Check(
            results.size(),
            name,
            description,
            new Place(source, 10 + 8 * results.size(), 5),
            severity,
            Optional.empty(),
            false,
            List.of(),
            requirement,
            Cadence.DEFAULT),
        verdict);
  }

  RunBuilder passed(String name, String description, Requirement requirement) {
    return check(name, description, requirement, new Verdict.Passed(Evidence.NONE));
  }

  RunBuilder failed(
      String name, String description, Requirement requirement, String message, Evidence evidence) {
    return check(name, description, requirement, new Verdict.Failed(message, evidence));
  }

  RunBuilder waived(
      String name, String description, Requirement requirement, Waiver waiver, String message) {
    return check(
        name,
        description,
        requirement,
        new Verdict.Waived(waiver, new Verdict.Failed(message, Evidence.of("exit code", "1"))));
  }

  RunBuilder skipped(String name, String description, Requirement requirement, String cause) {
    return check(name, description, requirement, new Verdict.Skipped(cause, false));
  }

  RunBuilder containerFailed(String message, Evidence evidence) {
    return add(Check.container(Place.startOf(source)), new Verdict.Failed(message, evidence));
  }

  RunBuilder warning(Problem problem) {
    warnings.add(problem);
    return this;
  }

  RunBuilder kept(String container) {
    kept.add(container);
    return this;
  }

  RunBuilder endedBy(Failure reason) {
    failure = Optional.of(reason);
    return this;
  }

  RunBuilder withoutImage() {
    pulled = false;
    return this;
  }

  Run build() {
    return new Run(
        subject,
        pulled ? Optional.of(image()) : Optional.empty(),
        validator(),
        results,
        warnings,
        failure,
        kept,
        NOON.plusMillis(5),
        Duration.ofMillis(425));
  }

  private RunBuilder add(Check check, Verdict verdict) {
    boolean tried = !(verdict instanceof Verdict.Skipped);
    results.add(
        new CheckResult(
            check,
            verdict,
            tried ? 1 : 0,
            NOON.plusMillis(100L + results.size()),
            tried ? Duration.ofMillis(12L + 10L * results.size()) : Duration.ZERO));
    return this;
  }

  private Validator validator() {
    return new Validator(
        source,
        contract,
        "",
        documentation,
        new LinkedHashMap<>(),
        List.of(),
        List.of(),
        Optional.empty(),
        DockerRunOptions.NONE,
        results.stream().map(CheckResult::check).filter(check -> check.index() >= 0).toList());
  }

  private static Image image() {
    return new Image(
        "sha256:" + "ab".repeat(32),
        List.of(),
        List.of("docker.io/library/app@sha256:" + "cd".repeat(32)),
        new Platform("linux", "amd64", Optional.empty()),
        Optional.empty(),
        ByteCount.ofMebibytes(100),
        new ImageConfig(
            Optional.empty(),
            List.of(),
            List.of(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            Set.of(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of()));
  }
}
