package dev.slipway.validate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.validate.verdict.Evidence;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class GithubReportTest {
  /// What the runner trims before it looks for a command.
  private static final Pattern OURS =
      Pattern.compile(
          "::(group::Validating .*|endgroup::|(error|warning|notice) (file|title)=.*)",
          Pattern.DOTALL);

  @Test
  void annotationsAreEscaped() {
    var run =
        new RunBuilder("app:1", "c")
            .from("a,b:c%.yaml")
            .failed(
                "x",
                "50% done, or: not",
                Requirements.EXEC,
                "Expected 100%.",
                Evidence.of("stdout", "a\nb"));
    assertThat(Reports.render(RunBuilder.report(run), Format.GITHUB).lines())
        .contains(
            "::error file=a%2Cb%3Ac%25.yaml,line=10,col=5,title=50%25 done%2C or%3A not"
                + "::app:1: Expected 100%25.%0Astdout:%0A  a%0A  b");
  }

  @Test
  void imagesAndContractsGiveTheRunnerNoOrders() {
    var run =
        new RunBuilder("::error::image", "contract")
            .passed("a", "::set-env name=PATH::x", Requirements.EXEC)
            .passed("b", "\u00a0\u3000::set-env name=PATH::x", Requirements.EXEC)
            .passed("c", "text ##[add-mask]x", Requirements.EXEC)
            .failed(
                "d",
                "D",
                Requirements.EXEC,
                "::error::message",
                Evidence.of("::add-mask::a", "1").with("stdout", "::stop-commands::x\n##[error]y"))
            .kept("::debug::x");
    assertOnlyOurCommands(Reports.render(RunBuilder.report(run, run), Format.GITHUB));
  }

  static void assertOnlyOurCommands(String text) {
    assertThat(text.lines())
        .allSatisfy(
            line -> {
              int begin = 0;
              while (begin < line.length()
                  && (Character.isWhitespace(line.charAt(begin))
                      || Character.isSpaceChar(line.charAt(begin)))) {
                begin++;
              }
              var trimmed = line.substring(begin);
              if (trimmed.startsWith("::")) {
                assertThat(trimmed).matches(OURS);
                assertThat(begin).isZero();
              } else {
                assertThat(line).doesNotContain("##[");
              }
            });
  }
}
