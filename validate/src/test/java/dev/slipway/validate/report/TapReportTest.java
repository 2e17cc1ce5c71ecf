package dev.slipway.validate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TapReportTest {
  @Test
  void harnessesAgreeWithUsOnWhatPasses() {
    assertThat(Samples.ALL.values())
        .allSatisfy(
            report ->
                assertThat(TapReader.read(Reports.render(report, Format.TAP)).passed())
                    .isEqualTo(report.passed()));
  }

  @Test
  void pointsAreNumberedAsPlanned() {
    assertThat(Samples.ALL.values())
        .allSatisfy(
            report -> {
              var tap = TapReader.read(Reports.render(report, Format.TAP));
              assertThat(tap.points().stream().map(TapReader.Point::number))
                  .containsExactlyElementsOf(
                      IntStream.rangeClosed(1, tap.planned()).boxed().toList());
            });
  }

  @Test
  void whatLooksLikeADirectiveIsEscaped() {
    var tap =
        TapReader.read(
            Reports.render(
                RunBuilder.report(
                    new RunBuilder("a", "c")
                        .passed("a", "hash # TODO and back\\slash", Requirements.EXEC)),
                Format.TAP));
    assertThat(tap.points().getFirst().excused()).isFalse();
    assertThat(tap.points().getFirst().description()).isEqualTo("hash \\# TODO and back\\\\slash");
  }

  @Test
  void eachRunOfSeveralIsASubtestOfItsName() {
    var report = Objects.requireNonNull(Samples.ALL.get("several-runs"));
    var lines = Reports.render(report, Format.TAP).lines().toList();
    assertThat(lines)
        .containsSubsequence(
            "1..3",
            "# Subtest: team/crash:2 against dask",
            "    1..4",
            "not ok 2 - team/crash:2 against dask");
  }
}
