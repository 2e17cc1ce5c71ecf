package dev.slipway.bench;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What a server costs that is not ready when its container is.
final class LateServer implements Scenario {
  private static final String PROMPT = "prompt";
  private static final String LATE = "late";
  private static final double LATENESS = 300;

  private final Command late;
  private final List<Subject> subjects;

  LateServer(Workbench bench) throws IOException {
    late = bench.validate(Manifests.server("0.3"));
    subjects = List.of(bench.validate(Manifests.server("0")).subject(PROMPT), late.subject(LATE));
  }

  @Override
  public String name() {
    return "late";
  }

  @Override
  public String title() {
    return "A server that listens 0.3 s after its container has started";
  }

  @Override
  public List<Subject> subjects() {
    return subjects;
  }

  @Override
  public Optional<Command> traced() {
    return Optional.of(late);
  }

  @Override
  public List<Line> lines(Measured measured) {
    return List.of(
        Line.of("one that listens at once", measured.of(PROMPT)),
        Line.of("the late one", measured.of(LATE)),
        Line.of(
                "what lateness costs beyond itself",
                measured.median(LATE) - measured.median(PROMPT) - LATENESS,
                "ms")
            .aim(150));
  }
}
