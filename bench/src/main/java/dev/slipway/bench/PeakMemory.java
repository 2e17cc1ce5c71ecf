package dev.slipway.bench;

import java.io.IOException;
import java.util.List;

/// The most memory that a run has at any time, as its resident set.
final class PeakMemory implements Scenario {
  private static final double MOST = 120;
  private static final String SIX = "six";
  private static final String SIXTY = "sixty";

  private final List<Subject> subjects;

  PeakMemory(Workbench bench) throws IOException {
    subjects =
        List.of(
            watched(SIX, bench.validate(Manifests.six())),
            watched(SIXTY, bench.validate(Manifests.commands(60))));
  }

  private static Subject watched(String name, Command command) {
    return new Subject() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Sample measure() throws IOException, InterruptedException {
        return command.watched().sample();
      }
    };
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String title() {
    return "Peak resident memory, the most of all rounds";
  }

  @Override
  public List<Subject> subjects() {
    return subjects;
  }

  @Override
  public List<Line> lines(Measured measured) {
    return List.of(line("six checks", measured.of(SIX)), line("60 commands", measured.of(SIXTY)));
  }

  private static Line line(String what, Series series) {
    double most = series.samples().stream().mapToLong(Sample::peakBytes).max().orElseThrow();
    return Line.of(what, most / (1 << 20), "MiB").aim(MOST);
  }
}
