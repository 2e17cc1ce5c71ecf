package dev.slipway.bench;

import dev.slipway.bench.floor.Floor;
import dev.slipway.bench.floor.RawEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Many images in one call. They are names of one image, since what differs between images is the
/// engine's business.
final class TwentyImages implements Scenario {
  private static final int COUNT = 20;
  private static final int AT_ONCE = 2;
  private static final String REPOSITORY = "slipway-bench";
  private static final String WARM_FLOOR = "floor";
  private static final String SLIPWAY = "slipway";

  private final Path socket;
  private final Command command;
  private final List<Subject> subjects;

  TwentyImages(Workbench bench) throws IOException {
    socket = bench.socket();
    var names = new ArrayList<String>();
    try (var engine = RawEngine.connect(socket)) {
      for (int i = 1; i <= COUNT; i++) {
        var tag = "/tag?repo=" + REPOSITORY + "&tag=" + i;
        engine.call("POST", "/images/" + Workbench.IMAGE + tag).good();
        names.add(REPOSITORY + ":" + i);
      }
    }
    command = bench.validate(Manifests.six(), names);
    subjects = List.of(InProcess.subject(WARM_FLOOR, this::floors), command.subject(SLIPWAY));
  }

  /// As many at once as the tool makes.
  private void floors() throws IOException, InterruptedException {
    var problems = new ConcurrentLinkedQueue<IOException>();
    var left = new AtomicInteger(COUNT);
    Runnable working =
        () -> {
          try {
            while (left.getAndDecrement() > 0) {
              Floor.run(socket, SixChecks.TASK);
            }
          } catch (IOException e) {
            problems.add(e);
          }
        };
    var other = Thread.ofPlatform().start(working);
    working.run();
    other.join();
    var problem = problems.poll();
    if (problem != null) {
      throw problem;
    }
  }

  @Override
  public String name() {
    return "images";
  }

  @Override
  public String title() {
    return COUNT + " images held to six checks each, " + AT_ONCE + " at once";
  }

  @Override
  public List<Subject> subjects() {
    return subjects;
  }

  @Override
  public Optional<Command> traced() {
    return Optional.of(command);
  }

  @Override
  public List<Line> lines(Measured measured) {
    return List.of(
        Line.of("as many floors in a warm JVM", measured.of(WARM_FLOOR)),
        Line.of("slipway validate", measured.of(SLIPWAY))
            .against("the floors", measured.ratio(SLIPWAY, WARM_FLOOR)),
        Line.of("  for each image", measured.median(SLIPWAY) / COUNT, "ms"));
  }

  @Override
  public void close() throws IOException {
    try (var engine = RawEngine.connect(socket)) {
      for (int i = 1; i <= COUNT; i++) {
        engine.call("DELETE", "/images/" + REPOSITORY + ":" + i);
      }
    }
  }
}
