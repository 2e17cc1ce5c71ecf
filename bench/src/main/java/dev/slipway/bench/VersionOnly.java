package dev.slipway.bench;

import java.io.IOException;
import java.util.List;

/// The shortest command: what a start costs.
final class VersionOnly implements Scenario {
  private static final String EMPTY = "empty main";
  private static final String SLIPWAY = "version";

  private final List<Subject> subjects;

  VersionOnly(Workbench bench) throws IOException, InterruptedException {
    subjects =
        List.of(
            bench.program(EmptyMain.class).subject(EMPTY),
            bench.slipway("version").subject(SLIPWAY));
  }

  /// What the JVM itself takes.
  static final class EmptyMain {
    private EmptyMain() {}

    public static void main(String[] args) {}
  }

  @Override
  public String name() {
    return "version";
  }

  @Override
  public String title() {
    return "A start that does next to nothing";
  }

  @Override
  public List<Subject> subjects() {
    return subjects;
  }

  @Override
  public List<Line> lines(Measured measured) {
    return List.of(
        Line.of("a main that is empty", measured.of(EMPTY)),
        Line.of("slipway version", measured.of(SLIPWAY)).aim(100));
  }
}
