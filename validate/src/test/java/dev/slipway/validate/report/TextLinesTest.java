package dev.slipway.validate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.failure.Failure;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.validate.verdict.Evidence;
import dev.slipway.validate.verdict.Verdict;
import org.junit.jupiter.api.Test;

final class TextLinesTest {
  private final TextLines plain = new TextLines(Style.plain());

  private static RunBuilder run() {
    return new RunBuilder("app:1", "contract").from("c.yaml");
  }

  @Test
  void theHeaderNamesImageAndContract() {
    var run = run().build();
    assertThat(plain.header(run.subject(), run.validator()))
        .containsExactly("Validating app:1 against contract");
    assertThat(new TextLines(Style.ansi()).header(run.subject(), run.validator()))
        .containsExactly("Validating \u001b[36mapp:1\u001b[0m against \u001b[36mcontract\u001b[0m");
  }

  @Test
  void theStatusStandsAfterFiftyColumns() {
    var run = run().passed("a", "👩 User is jovyan", Requirements.EXEC).build();
    var line = plain.check(run.results().getFirst()).getFirst();
    assertThat(line).endsWith(" [passed]");
    assertThat(Columns.of(line)).isEqualTo(1 + 50 + " [passed]".length());
  }

  @Test
  void colourIsAroundTheStatusOnly() {
    var run = run().passed("a", "Title", Requirements.EXEC).build();
    assertThat(new TextLines(Style.ansi()).check(run.results().getFirst()).getFirst())
        .startsWith(" Title ")
        .endsWith(" [\u001b[32mpassed\u001b[0m]");
  }

  @Test
  void aFailedCheckTellsMessageEvidenceNameAndPlace() {
    var run =
        run()
            .failed(
                "uid",
                "User is 1000",
                Requirements.EXEC,
                "Expected exit code 0, got 1.",
                Evidence.of("command", "id -u").with("stdout", "a\nb"))
            .build();
    assertThat(plain.check(run.results().getFirst()))
        .containsExactly(
            " User is 1000                                       [failed]",
            "    Expected exit code 0, got 1.",
            "    command: id -u",
            "    stdout:",
            "    | a",
            "    | b",
            "    check: uid at c.yaml:10:5");
  }

  @Test
  void aNameThatIsTheTitleIsNotRepeated() {
    var run = run().failed("uid", "", Requirements.EXEC, "Expected 0.", Evidence.NONE).build();
    assertThat(plain.check(run.results().getFirst())).last().isEqualTo("    check: c.yaml:10:5");
  }

  @Test
  void oneCauseOfManySkippedChecksIsToldOnce() {
    var run =
        run()
            .skipped("a", "A", Requirements.EXEC, "the container ended")
            .skipped("b", "B", Requirements.EXEC, "depends on `x`, which failed")
            .skipped("c", "C", Requirements.EXEC, "the container ended")
            .build();
    assertThat(run.results().stream().flatMap(result -> plain.check(result).stream()))
        .filteredOn(line -> line.startsWith("    "))
        .containsExactly("    The container ended.", "    Depends on `x`, which failed.");
  }

  @Test
  void aBrokenCheckTellsWhyInItsStatus() {
    var run =
        run()
            .check("a", "A", Requirements.EXEC, new Verdict.Broken("check timed out\nafter 3 s"))
            .build();
    assertThat(plain.check(run.results().getFirst()))
        .singleElement()
        .asString()
        .endsWith(" [error - check timed out after 3 s]");
  }

  @Test
  void onATerminalOurSentencesAreWrappedAndEvidenceIsNot() {
    var narrow = new TextLines(Style.plain(), 30);
    var run =
        run()
            .failed(
                "a",
                "A",
                Requirements.EXEC,
                "Expected exit code 0, got exit code 127.",
                Evidence.of("command", "sh -c 'a long command line'")
                    .with("hint", "put the command on PATH or name its path"))
            .build();
    assertThat(narrow.check(run.results().getFirst()))
        .containsSubsequence(
            "    Expected exit code 0, got",
            "    exit code 127.",
            "    command: sh -c 'a long command line'",
            "    hint: put the command on",
            "          PATH or name its",
            "          path");
  }

  @Test
  void aFailureTellsWhatAndAHint() {
    assertThat(
            plain.failure(
                Failure.of(FailureCode.IMAGE_NOT_FOUND, "There is no such\nimage.", "pull it")))
        .containsExactly("error: There is no such image.", " hint: pull it");
  }

  @Test
  void theFooterCountsOnlyWhatThereIs() {
    var one = run().passed("a", "A", Requirements.EXEC).build();
    assertThat(plain.footer(one))
        .containsExactly("validation passed", "1 check: 1 passed in 0.43 s");
    var none = run().build();
    assertThat(plain.footer(none)).containsExactly("validation passed", "no checks in 0.43 s");
  }

  @Test
  void oneRunNeedsNoSummary() {
    assertThat(plain.summary(RunBuilder.report(run()))).isEmpty();
  }
}
