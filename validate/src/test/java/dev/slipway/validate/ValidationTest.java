package dev.slipway.validate;

import static dev.slipway.validate.Trial.failure;
import static dev.slipway.validate.Trial.result;
import static dev.slipway.validate.Trial.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.container.ByteCount;
import dev.slipway.testkit.EngineCall;
import dev.slipway.testkit.FakeImage;
import dev.slipway.testkit.FakeMachine;
import dev.slipway.testkit.FakeProcess;
import dev.slipway.testkit.FakeProgram;
import dev.slipway.testkit.FakeServer;
import dev.slipway.validate.verdict.Evidence;
import dev.slipway.validate.verdict.Report;
import dev.slipway.validate.verdict.Run;
import dev.slipway.validate.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ValidationTest {
  private static FakeImage.Builder image() {
    return FakeImage.named("app")
        .command("serve")
        .program("serve", FakeProgram.sleepingUntil("TERM", 0))
        .program("yes", FakeProgram.exiting(0))
        .program("no", FakeProgram.printing("some output\n", "some trouble\n", 3))
        .program("say", FakeProgram.printing("hello\n"));
  }

  private static int exitCode(Run run) {
    return new Report("slipway", List.of(run), run.started(), run.took()).exitCode();
  }

  @Test
  void checksThatPassMakeARunThatPasses() throws InterruptedException {
    var trial =
        Trial.of(
            image(),
            """
            checks:
              - {name: one, probe: {exec: {command: [yes]}}}
              - {name: two, probe: {exec: {command: [say], stdout: hello}}}
            """);

    var run = trial.run();

    assertThat(run.passed()).isTrue();
    assertThat(exitCode(run)).isZero();
    assertThat(trial.machine.created()).hasSize(1);
    trial.machine.assertNothingLeft();
  }

  @Test
  void aFailedCheckTellsExitCodeAndOutput() throws InterruptedException {
    var run = Trial.of(image(), "checks: [{name: one, probe: {exec: {command: [no]}}}]").run();

    assertThat(exitCode(run)).isEqualTo(1);
    assertThat(failure(run, "one")).isEqualTo("Expected exit code 0, got 3.");
    assertThat(((Verdict.Failed) verdict(run, "one")).evidence().items())
        .contains(
            new Evidence.Item("command", "no"),
            new Evidence.Item("exit code", "3"),
            new Evidence.Item("stdout", "some output"),
            new Evidence.Item("stderr", "some trouble"));
  }

  @Test
  void theVerdictIsToldBeforeTheContainerIsRemoved() throws InterruptedException {
    var trial = Trial.of(image(), "checks: [{name: one, probe: {exec: {command: [yes]}}}]");

    trial.run();

    assertThat(trial.heard)
        .containsExactly("started 1", "one passed", "finished with its container");
    assertThat(trial.somethingIsLeft()).isFalse();
  }

  @Test
  void resultsStandInTheManifestsOrderWhateverEndsFirst() throws InterruptedException {
    var second = new CountDownLatch(1);
    var image =
        image()
            .program(
                "late",
                _ -> {
                  second.await();
                  return 0;
                })
            .program(
                "early",
                _ -> {
                  second.countDown();
                  return 0;
                });

    var run =
        Trial.of(
                image,
                """
                checks:
                  - {name: first, probe: {exec: {command: [late]}}}
                  - {name: second, probe: {exec: {command: [early]}}}
                """)
            .run();

    assertThat(run.results()).extracting(r -> r.check().name()).containsExactly("first", "second");
  }

  @Test
  void aRefusedStartIsOneFailureWithTheEnginesReason() throws InterruptedException {
    var trial =
        Trial.of(
            image(),
            """
            command: [nosuch]
            checks:
              - {name: one, probe: {exec: {command: [yes]}}}
              - {name: two, probe: {tcpSocket: {port: 80}, failureThreshold: 30}}
            """);

    var run = trial.run();

    assertThat(exitCode(run)).isEqualTo(1);
    assertThat(failure(run, "container")).contains("nosuch");
    assertThat(verdict(run, "one"))
        .isEqualTo(new Verdict.Skipped("the container did not start", false));
    assertThat(run.count(Verdict.Failed.class)).isEqualTo(1);
    trial.machine.assertNothingLeft();
  }

  @Test
  void aContainerThatEndsIsOneFailureWithItsLastWords() throws InterruptedException {
    var image =
        image()
            .program(
                "die",
                process -> {
                  process.printError("out of luck");
                  return 7;
                });

    var run =
        Trial.of(
                image,
                """
                command: [die]
                checks:
                  - {name: one, probe: {httpGet: {port: 80}, failureThreshold: 1000}}
                  - {name: two, probe: {exec: {command: [no]}, failureThreshold: 1000}}
                """)
            .run();

    assertThat(failure(run, "container")).contains("exit code 7");
    assertThat(((Verdict.Failed) verdict(run, "container")).evidence().items())
        .contains(new Evidence.Item("stderr", "out of luck"));
    assertThat(run.count(Verdict.Failed.class)).isEqualTo(1);
    assertThat(run.count(Verdict.Skipped.class)).isEqualTo(2);
  }

  @Test
  void memoryThatRanOutIsNamedAsTheCause() throws InterruptedException {
    var run =
        Trial.of(
                image().program("eat", FakeProcess::outOfMemory),
                """
                command: [eat]
                checks: [{name: one, probe: {tcpSocket: {port: 80}, failureThreshold: 1000}}]
                """)
            .run();

    assertThat(failure(run, "container")).contains("killed for want of memory");
  }

  @Test
  void anEngineThatCannotStartItIsNoFindingAboutTheImage() throws InterruptedException {
    var trial = Trial.of(image(), "checks: [{name: one, probe: {exec: {command: [yes]}}}]");
    trial.machine.before(
        EngineCall.START,
        _ -> {
          throw new dev.slipway.core.failure.FailureException(
              dev.slipway.core.failure.FailureCode.START_FAILED, "Port 80 is taken.");
        });

    var run = trial.run();

    assertThat(run.failure()).hasValueSatisfying(f -> assertThat(f.what()).contains("taken"));
    assertThat(exitCode(run)).isEqualTo(3);
    trial.machine.assertNothingLeft();
  }

  @Test
  void anImageThatIsNotThereFailsTheRunAndNotTheImage() throws InterruptedException {
    var run =
        Trial.on(new FakeMachine(), "checks: [{name: one, probe: {exec: {command: [yes]}}}]").run();

    assertThat(exitCode(run)).isEqualTo(3);
    assertThat(verdict(run, "one")).isInstanceOf(Verdict.Skipped.class);
    assertThat(run.image()).isEmpty();
  }

  @Test
  void anEngineThatGoesAwayLeavesTheAnswerOpen() throws InterruptedException {
    var trial = Trial.of(image(), "checks: [{name: one, probe: {exec: {command: [yes]}}}]");
    trial.machine.before(EngineCall.EXEC, _ -> trial.machine.goAway());

    var run = trial.run();

    assertThat(verdict(run, "one")).isInstanceOf(Verdict.Broken.class);
    assertThat(run.failure()).isPresent();
    assertThat(exitCode(run)).isEqualTo(3);
  }

  @Test
  void whatDependsOnAFailedCheckIsSkippedWithItsCause() throws InterruptedException {
    var run =
        Trial.of(
                image(),
                """
                checks:
                  - {name: last, dependsOn: middle, probe: {exec: {command: [yes]}}}
                  - {name: middle, dependsOn: [first], probe: {exec: {command: [yes]}}}
                  - {name: first, probe: {exec: {command: [no]}}}
                """)
            .run();

    assertThat(run.count(Verdict.Failed.class)).isEqualTo(1);
    assertThat(verdict(run, "middle"))
        .isEqualTo(new Verdict.Skipped("depends on `first`, which failed", false));
    assertThat(verdict(run, "last"))
        .isEqualTo(new Verdict.Skipped("depends on `middle`, which was skipped", false));
  }

  @Test
  void aFailedWarningDoesNotFailTheRun() throws InterruptedException {
    var run =
        Trial.of(
                image(),
                """
                checks:
                  - {name: one, optional: true, probe: {exec: {command: [no]}}}
                  - {name: two, severity: info, probe: {exec: {command: [no]}}}
                """)
            .run();

    assertThat(run.count(Verdict.Failed.class)).isEqualTo(2);
    assertThat(exitCode(run)).isZero();
  }

  @Test
  void aWaiverHoldsUntilItsDayAndNotLonger() throws InterruptedException {
    var run =
        Trial.of(
                image(),
                """
                checks:
                  - {name: today, ignore: {reason: soon, until: 2026-11-20}, probe: {exec: {command: [no]}}}
                  - {name: past, ignore: {reason: soon, until: 2026-11-19}, probe: {exec: {command: [no]}}}
                  - {name: ever, ignore: {reason: never}, probe: {exec: {command: [no]}}}
                """)
            .run();

    assertThat(verdict(run, "today")).isInstanceOf(Verdict.Waived.class);
    assertThat(verdict(run, "ever")).isInstanceOf(Verdict.Waived.class);
    assertThat(((Verdict.Failed) verdict(run, "past")).evidence().items())
        .anySatisfy(item -> assertThat(item.text()).contains("2026-11-19", "has passed"));
  }

  @Test
  void failFastCallsOffWhatStillGoesOn() throws InterruptedException {
    var trial =
        Trial.of(
                image().program("hang", FakeProgram.sleeping()),
                """
                checks:
                  - {name: hangs, probe: {exec: {command: [hang]}, timeoutSeconds: 3000}}
                  - {name: fails, probe: {exec: {command: [no]}}}
                  - {name: waits, probe: {exec: {command: [yes]}, initialDelaySeconds: 3000}}
                """)
            .failFast();

    var run = trial.run();

    assertThat(verdict(run, "hangs"))
        .isEqualTo(new Verdict.Skipped("called off: `fails` failed", false));
    assertThat(verdict(run, "waits")).isInstanceOf(Verdict.Skipped.class);
    trial.machine.assertNothingLeft();
  }

  @Test
  void anIsolatedCheckHasAContainerOfItsOwn() throws InterruptedException {
    var trial =
        Trial.of(
            image(),
            """
            checks:
              - {name: shared, probe: {exec: {command: [yes]}}}
              - {name: also shared, probe: {exec: {command: [yes]}}}
              - {name: alone, isolated: true, probe: {exec: {command: [yes]}}}
            """);

    assertThat(trial.run().passed()).isTrue();
    assertThat(trial.machine.created()).hasSize(2);
    trial.machine.assertNothingLeft();
  }

  @Test
  void stoppingComesAfterEverythingElseAndIsJudgedOnce() throws InterruptedException {
    var trial =
        Trial.of(
            image(),
            """
            checks:
              - {name: stops, probe: {stop: {withinSeconds: 5, exitCode: 0}}}
              - {name: wrong code, probe: {stop: {withinSeconds: 5, exitCode: 9}}}
              - {name: slow, probe: {exec: {command: [yes]}, initialDelaySeconds: 0.2}}
            """);

    var run = trial.run();

    assertThat(verdict(run, "slow")).isInstanceOf(Verdict.Passed.class);
    assertThat(verdict(run, "stops")).isInstanceOf(Verdict.Passed.class);
    assertThat(failure(run, "wrong code")).isEqualTo("Expected exit code 9, got 0.");
    assertThat(trial.machine.subjects(EngineCall.SIGNAL)).hasSize(1);
  }

  @Test
  void aProcessThatIgnoresTheSignalFailsWithAHint() throws InterruptedException {
    var run =
        Trial.of(
                image().program("deaf", FakeProgram.sleeping()),
                """
                command: [deaf]
                checks: [{name: stops, probe: {stop: {withinSeconds: 0.2}}}]
                """)
            .run();

    assertThat(failure(run, "stops")).contains("within 0.2 s of SIGTERM; it still ran");
  }

  @Test
  void aJobIsCheckedByItsEndAndItsOutput() throws InterruptedException {
    var run =
        Trial.of(
                image(),
                """
                command: [say]
                checks:
                  - {name: ends, probe: {exit: {}}}
                  - {name: says, probe: {logs: {contains: hello, stream: stdout}}}
                  - {name: whispers, probe: {logs: {contains: psst}}}
                """)
            .run();

    assertThat(verdict(run, "ends")).isInstanceOf(Verdict.Passed.class);
    assertThat(verdict(run, "says")).isInstanceOf(Verdict.Passed.class);
    assertThat(failure(run, "whispers")).contains("to contain `psst` before the container ended");
  }

  @Test
  void aServerThatComesUpLateIsAwaited() throws InterruptedException {
    var image =
        image()
            .program(
                "late",
                process -> {
                  process.pause(Duration.ofMillis(120));
                  process.listen(80, FakeServer.http(200, "hi"));
                  return process.sleep();
                });

    var run =
        Trial.of(
                image,
                """
                command: [late]
                checks: [{name: http, probe: {httpGet: {port: 80}, periodSeconds: 20, failureThreshold: 3}}]
                """)
            .run();

    assertThat(run.passed()).isTrue();
    // Long before the period is over, and no look that failed was counted against it.
    assertThat(result(run, "http").took()).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void withoutAThresholdTheFirstAttemptDecides() throws InterruptedException {
    var tries = new AtomicInteger();
    var image =
        image()
            .program(
                "count",
                _ -> {
                  tries.incrementAndGet();
                  return 1;
                });

    Trial.of(image, "checks: [{name: one, probe: {exec: {command: [count]}}}]").run();

    assertThat(tries).hasValue(1);
  }

  @Test
  void aTimeoutEndsAnAttempt() throws InterruptedException {
    var run =
        Trial.of(
                image()
                    .program("hang", FakeProgram.sleeping())
                    .program("serve", FakeProgram.serving(80, FakeServer.silent())),
                """
                checks:
                  - {name: exec, probe: {exec: {command: [hang]}, timeoutSeconds: 0.1}}
                  - {name: up, probe: {tcpSocket: {port: 80}, failureThreshold: 50}}
                  - {name: http, dependsOn: up, probe: {httpGet: {port: 80}, timeoutSeconds: 0.1}}
                """)
            .run();

    assertThat(failure(run, "exec")).isEqualTo("The command did not end within 0.1 s.");
    assertThat(failure(run, "http")).contains("No whole answer", "within 0.1 s");
  }

  @Test
  void aProxyThatAcceptsForNobodyDoesNotPass() throws InterruptedException {
    var image = image().program("serve", FakeProgram.serving(81, FakeServer.silent()));
    var machine = new FakeMachine().withoutDirectAddresses().with(image.build(), "app:1");

    var run =
        Trial.on(
                machine,
                """
                ports: [{port: 80}, {port: 81}]
                checks:
                  - {name: nobody, probe: {tcpSocket: {port: 80}}}
                  - {name: somebody, probe: {tcpSocket: {port: 81}, failureThreshold: 50}}
                """)
            .run();

    assertThat(failure(run, "nobody")).contains("Nothing listens on port 80");
    assertThat(verdict(run, "somebody")).isInstanceOf(Verdict.Passed.class);
  }

  @Test
  void theContainerOfAFailedRunIsKeptOnDemand() throws InterruptedException {
    var manifest = "checks: [{name: one, probe: {exec: {command: [no]}}}]";
    var trial = Trial.of(image(), manifest).keepOnFailure();

    var run = trial.run();

    assertThat(run.kept()).hasSize(1);
    assertThat(trial.somethingIsLeft()).isTrue();
  }

  @Test
  void theContainerOfAPassedRunIsNotKept() throws InterruptedException {
    var trial =
        Trial.of(image(), "checks: [{name: one, probe: {exec: {command: [yes]}}}]").keepOnFailure();

    assertThat(trial.run().kept()).isEmpty();
    trial.machine.assertNothingLeft();
  }

  @Test
  void imageChecksStartNothing() throws InterruptedException {
    var trial =
        Trial.of(
            image()
                .user("1000")
                .file("/etc/motd", "welcome\n")
                .layer(ByteCount.ofMebibytes(3), "base"),
            """
            checks:
              - {name: file, image: {file: {path: /etc/motd, mode: "0644", owner: 0, content: welcome}}}
              - {name: no file, image: {file: {path: /etc/shadow, exists: false}}}
              - {name: user, image: {nonRoot: {numeric: true}}}
              - {name: size, image: {size: {max: 2Mi, maxLayers: 5}}}
              - {name: meta, image: {metadata: {cmd: [serve], user: "1000"}}}
            """);

    var run = trial.run();

    assertThat(failure(run, "size")).contains("at most 2.0 MiB, got 3.0 MiB");
    assertThat(run.count(Verdict.Passed.class)).isEqualTo(4);
    assertThat(trial.machine.subjects(EngineCall.START)).isEmpty();
    trial.machine.assertNothingLeft();
  }

  @Test
  void healthIsAwaitedOrMissed() throws InterruptedException {
    var run =
        Trial.of(image(), "checks: [{name: health, probe: {health: {withinSeconds: 1}}}]").run();

    assertThat(failure(run, "health")).isEqualTo("The image has no HEALTHCHECK.");
  }
}
