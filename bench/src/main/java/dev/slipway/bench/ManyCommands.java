package dev.slipway.bench;

import dev.slipway.bench.floor.Floor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// More and more commands in one container.
final class ManyCommands implements Scenario {
  private static final List<Integer> COUNTS = List.of(1, 6, 24, 60);

  private static final String CREATE =
      """
      {"Image":"slipway/busybox","Cmd":["sleep","60"]}\
      """;

  private final List<Subject> subjects = new ArrayList<>();
  private final Command most;

  ManyCommands(Workbench bench) throws IOException, InterruptedException {
    int atOnce = Math.max(2, Runtime.getRuntime().availableProcessors());
    for (int count : COUNTS) {
      subjects.add(bench.floor(new Floor.Task(CREATE, count, atOnce, false)).subject(floor(count)));
      subjects.add(bench.validate(Manifests.commands(count)).subject(slipway(count)));
    }
    most = bench.validate(Manifests.commands(COUNTS.getLast()));
  }

  private static String floor(int count) {
    return count + " floor";
  }

  private static String slipway(int count) {
    return count + " slipway";
  }

  @Override
  public String name() {
    return "commands";
  }

  @Override
  public String title() {
    return "Commands in one container";
  }

  @Override
  public List<Subject> subjects() {
    return subjects;
  }

  @Override
  public Optional<Command> traced() {
    return Optional.of(most);
  }

  @Override
  public List<Line> lines(Measured measured) {
    var lines = new ArrayList<Line>();
    for (int count : COUNTS) {
      lines.add(Line.of(count + " by the floor", measured.of(floor(count))));
      lines.add(
          Line.of(count + " by slipway validate", measured.of(slipway(count)))
              .against("the floor", measured.ratio(slipway(count), floor(count))));
    }
    double span = COUNTS.getLast() - COUNTS.get(1);
    double more =
        measured.median(slipway(COUNTS.getLast())) - measured.median(slipway(COUNTS.get(1)));
    lines.add(Line.of("each further command", more / span, "ms"));
    return lines;
  }
}
