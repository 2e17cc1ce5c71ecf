package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.container.ImageReference;
import dev.slipway.core.container.ImageRequest;
import dev.slipway.core.container.PullPolicy;
import dev.slipway.manifest.Parsed;
import dev.slipway.manifest.Source;
import dev.slipway.manifest.shape.ReadOptions;
import dev.slipway.testkit.FakeImage;
import dev.slipway.testkit.FakeMachine;
import dev.slipway.testkit.FakeProgram;
import dev.slipway.validate.Assignment;
import dev.slipway.validate.Settings;
import dev.slipway.validate.Validation;
import dev.slipway.validate.contract.Validator;
import dev.slipway.validate.options.Surroundings;
import dev.slipway.validate.reading.ValidatorReader;
import dev.slipway.validate.verdict.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// A run as somebody at a terminal sees it, and as a pipe gets it.
class TerminalTest {
  private static final InstantSource TODAY =
      InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));
  private static final String MANIFEST =
      """
      name: harbour
      checks:
        - {name: slow, description: Takes its time, probe: {exec: {command: [slow]}}}
        - {name: quick, description: Is there at once, probe: {exec: {command: [quick]}}}
        - {name: wrong, description: Is as it should be, probe: {exec: {command: [wrong]}}}
      """;

  @Test
  void aTerminalShowsWhatIsAwaitedAndEndsWithoutIt() throws InterruptedException {
    var screen = new Screen();

    run(screen, screen.terminal(Map.of()), awaiting(screen, "2/3  waiting for Takes its time"));

    assertThat(screen.written()).contains("\r\u001b[K");
    assertThat(screen.shown()).doesNotContain("waiting").endsWith("\n");
  }

  @Test
  void aTerminalShowsChecksAsTheyEnd() throws InterruptedException {
    var screen = new Screen();

    run(screen, screen.terminal(Map.of()), awaiting(screen, "2/3  waiting"));

    assertThat(screen.shown().indexOf("Takes its time"))
        .isGreaterThan(screen.shown().indexOf("Is there at once"))
        .isGreaterThan(screen.shown().indexOf("Is as it should be"));
  }

  @Test
  void aPipeGetsTheManifestsOrderInPlainLines() throws InterruptedException {
    var screen = new Screen();
    var quickIsDone = new CountDownLatch(1);

    run(screen, screen.pipe(), new Programs(quickIsDone, quickIsDone::countDown));

    assertThat(screen.written()).doesNotContain("\u001b", "\r").isEqualTo(screen.shown());
    assertThat(screen.shown().lines().map(String::strip))
        .containsSubsequence(
            "Validating app:1 against harbour",
            "Takes its time                                     [passed]",
            "Is there at once                                   [passed]",
            "Is as it should be                                 [failed]",
            "Expected exit code 0, got 3.",
            "validation failed");
  }

  @Test
  void aTerminalHasColours() throws InterruptedException {
    var screen = new Screen();

    run(screen, screen.terminal(Map.of()), Programs.AT_ONCE);

    assertThat(screen.shown()).containsPattern("\u001b\\[[0-9;]*32mpassed").contains("31mfailed");
  }

  @Test
  void noColorAndDumbTerminalsHaveNone() throws InterruptedException {
    for (var env : List.of(Map.of("NO_COLOR", "1"), Map.of("TERM", "dumb"))) {
      var screen = new Screen();

      run(screen, screen.terminal(env), Programs.AT_ONCE);

      assertThat(screen.shown()).as(env.toString()).doesNotContain("\u001b").contains("[passed]");
    }
  }

  @Test
  void aDumbTerminalIsNotRedrawn() throws InterruptedException {
    var screen = new Screen();

    run(screen, screen.terminal(Map.of("TERM", "dumb")), Programs.AT_ONCE);

    assertThat(screen.written()).doesNotContain("\r", "waiting");
  }

  @Test
  void messagesHaveColoursUnlessTheyAreRefused() {
    assertThat(messages(Map.of(), "lint", "nowhere.yaml"))
        .startsWith("\u001b[1;31merror:\u001b[0m There is no manifest");
    assertThat(messages(Map.of(), "--frob", "x")).contains("\u001b[1;36mhint:\u001b[0m ");
    assertThat(messages(Map.of(), "lint", "--no-color", "nowhere.yaml")).startsWith("error: ");
    assertThat(messages(Map.of(), "--no-color", "--frob"))
        .startsWith("error: ")
        .contains("\nhint: ");
    assertThat(messages(Map.of("NO_COLOR", "1"), "lint", "nowhere.yaml")).startsWith("error: ");
  }

  private static String messages(Map<String, String> env, String... args) {
    var screen = new Screen();
    var words = Stream.concat(Stream.of("validate"), Stream.of(args)).toArray(String[]::new);
    assertThat(Cli.run(screen.terminal(env), env, TODAY, words)).isEqualTo(2);
    return screen.errors();
  }

  private static Programs awaiting(Screen screen, String words) {
    var seen = new CountDownLatch(1);
    screen.onceShown(words, seen::countDown);
    return new Programs(seen, () -> {});
  }

  /// @param slow what the slow one waits for
  /// @param quick what the quick one does
  private record Programs(CountDownLatch slow, Runnable quick) {
    static final Programs AT_ONCE = new Programs(new CountDownLatch(0), () -> {});
  }

  private static void run(Screen screen, Console console, Programs programs)
      throws InterruptedException {
    var image =
        FakeImage.named("app")
            .command("serve")
            .program("serve", FakeProgram.sleepingUntil("TERM", 0))
            .program(
                "slow",
                _ -> {
                  programs.slow.await();
                  return 0;
                })
            .program(
                "quick",
                _ -> {
                  programs.quick.run();
                  return 0;
                })
            .program("wrong", FakeProgram.exiting(3))
            .build();
    var request =
        new ImageRequest(
            ImageReference.parse("app:1").orElseThrow(), PullPolicy.MISSING, Optional.empty());
    var assignments = List.of(Assignment.of("app:1", request, contract(), List.of()));
    var arguments =
        ValidateArguments.of(
            new CommandLine(ValidateArguments.spec()).parseArgs("--file=harbour.yaml", "app:1"));
    var output =
        new RunOutput(console, arguments, assignments, new PullPrinter(console, arguments.quiet()));
    try (var engine = new FakeMachine().with(image, "app:1").open()) {
      var settings =
          new Settings(Engines.threads(), TODAY, Map.of(), Duration.ofSeconds(10), false, false, 2);
      var runs = new Validation(engine, settings).run(assignments, output::listener);
      output.summary(new Report("slipway", runs, TODAY.instant(), Duration.ofSeconds(1)));
    }
    assertThat(screen.errors()).isEmpty();
  }

  private static Validator contract() {
    var parsed =
        ValidatorReader.read(
            new Source("harbour.yaml", MANIFEST),
            ReadOptions.lenient(),
            new Surroundings(Map.of(), Path.of("/"), _ -> ""));
    return switch (parsed) {
      case Parsed.Read<Validator>(var validator, var _) -> validator;
      case Parsed.Rejected<Validator>(var problems) -> throw new AssertionError(problems);
    };
  }
}
