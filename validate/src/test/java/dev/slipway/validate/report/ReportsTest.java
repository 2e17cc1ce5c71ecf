package dev.slipway.validate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.validate.verdict.Evidence;
import dev.slipway.validate.verdict.Report;
import dev.slipway.validate.verdict.Verdict;
import dev.slipway.wire.json.Json;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ReportsTest {
  @ParameterizedTest
  @EnumSource
  void everyReportEndsItsLastLine(Format format) {
    assertThat(Samples.ALL.values())
        .allSatisfy(
            report ->
                assertThat(Reports.render(report, format)).endsWith("\n").doesNotEndWith("\n\n"));
  }

  @ParameterizedTest
  @EnumSource
  void noTextOfOthersBreaksAFormat(Format format) throws Exception {
    var random = new Random(11);
    for (int i = 0; i < 150; i++) {
      var report = random(random);
      var text = Reports.render(report, format);
      switch (format) {
        case JSON, SARIF -> assertThat(Json.parse(text).writePretty() + "\n").isEqualTo(text);
        case JUNIT -> JunitReportTest.parse(text);
        case TAP -> assertThat(TapReader.read(text).passed()).isEqualTo(report.passed());
        case GITHUB -> GithubReportTest.assertOnlyOurCommands(text);
        case TEXT -> assertThat(text).doesNotContain("\u001b", "\u0000", "\u009b", "\u202e");
      }
    }
  }

  private static Report random(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> RunBuilder.report(run(random));
      case 1 -> RunBuilder.report(run(random), run(random));
      default -> RunBuilder.report(run(random), run(random), run(random));
    };
  }

  private static RunBuilder run(Random random) {
    var run = new RunBuilder(RandomText.of(random), RandomText.of(random));
    run.from(RandomText.of(random)).documentedAt(RandomText.of(random));
    for (int i = random.nextInt(4); i > 0; i--) {
      run.check(
          RandomText.of(random),
          RandomText.of(random),
          Requirements.EXEC,
          switch (random.nextInt(4)) {
            case 0 -> new Verdict.Passed(evidence(random));
            case 1 -> new Verdict.Broken(RandomText.of(random));
            case 2 -> new Verdict.Skipped(RandomText.of(random), random.nextBoolean());
            default -> new Verdict.Failed(RandomText.of(random), evidence(random));
          });
    }
    return run;
  }

  private static Evidence evidence(Random random) {
    return Evidence.of(RandomText.of(random), RandomText.of(random))
        .with("stdout", RandomText.of(random) + "\n" + RandomText.of(random));
  }
}
