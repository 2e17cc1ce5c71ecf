package dev.slipway.validate;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.ImageReference;
import dev.slipway.core.container.ImageRequest;
import dev.slipway.core.container.PullPolicy;
import dev.slipway.manifest.Parsed;
import dev.slipway.manifest.Source;
import dev.slipway.manifest.shape.ReadOptions;
import dev.slipway.testkit.FakeImage;
import dev.slipway.testkit.FakeMachine;
import dev.slipway.validate.contract.Validator;
import dev.slipway.validate.options.Surroundings;
import dev.slipway.validate.reading.ValidatorReader;
import dev.slipway.validate.verdict.CheckResult;
import dev.slipway.validate.verdict.Run;
import dev.slipway.validate.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One validation on a machine in memory: a manifest's text against a fake image.
final class Trial {
  static final Instant TODAY = Instant.parse("2026-11-20T12:00:00Z");

  final FakeMachine machine;
  final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  private final String manifest;
  private boolean failFast;
  private boolean keep;

  private Trial(FakeMachine machine, String manifest) {
    this.machine = machine;
    this.manifest = manifest;
  }

  static Trial of(FakeImage.Builder image, String manifest) {
    return new Trial(new FakeMachine().with(image.build(), "app:1"), manifest);
  }

  static Trial on(FakeMachine machine, String manifest) {
    return new Trial(machine, manifest);
  }

  Trial failFast() {
    failFast = true;
    return this;
  }

  Trial keepOnFailure() {
    keep = true;
    return this;
  }

  static Validator read(String manifest) {
    var parsed =
        ValidatorReader.read(
            new Source("contract.yaml", manifest),
            ReadOptions.lenient(),
            new Surroundings(Map.of(), Path.of("/"), _ -> ""));
    return switch (parsed) {
      case Parsed.Read<Validator>(var validator, var _) -> validator;
      case Parsed.Rejected<Validator>(var problems) -> throw new AssertionError(problems);
    };
  }

  Run run() throws InterruptedException {
    try (var engine = machine.open()) {
      var validation =
          new Validation(
              engine,
              new Settings(
                  Thread.ofPlatform().daemon().factory(),
                  InstantSource.fixed(TODAY),
                  Map.of("dev.slipway.kind", "validate"),
                  Duration.ofSeconds(10),
                  failFast,
                  keep,
                  2));
      var request =
          new ImageRequest(
              ImageReference.parse("app:1").orElseThrow(), PullPolicy.MISSING, Optional.empty());
      var run =
          validation.run(Assignment.of("app:1", request, read(manifest), List.of()), new Hearing());
      // An engine that went away is back before it is closed.
      machine.comeBack();
      return run;
    }
  }

  static Verdict verdict(Run run, String check) {
    return result(run, check).verdict();
  }

  static CheckResult result(Run run, String check) {
    return run.results().stream()
        .filter(r -> r.check().name().equals(check))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No check " + check + " in " + run.results()));
  }

  static String failure(Run run, String check) {
    return switch (verdict(run, check)) {
      case Verdict.Failed(var message, var _) -> message;
      case Verdict.Passed _, Verdict.Skipped _, Verdict.Broken _, Verdict.Waived _ ->
          throw new AssertionError(check + " did not fail: " + verdict(run, check));
    };
  }

  boolean somethingIsLeft() {
    try {
      machine.assertNothingLeft();
      return false;
    } catch (AssertionError _) {
      return true;
    }
  }

  private final class Hearing implements ValidationListener {
    @Override
    public void started(String subject, Validator validator, int checks) {
      heard.add("started " + checks);
    }

    @Override
    public void checked(CheckResult result) {
      heard.add(result.check().name() + " " + result.verdict().word());
    }

    @Override
    public void finished(Run run) {
      heard.add(somethingIsLeft() ? "finished with its container" : "finished without");
    }

    @Override
    public void pulling(ImageReference image) {}

    @Override
    public void layer(
        String layer, String status, Optional<ByteCount> done, Optional<ByteCount> total) {}

    @Override
    public void pulled(ImageReference image) {}
  }
}
