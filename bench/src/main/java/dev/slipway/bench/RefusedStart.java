package dev.slipway.bench;

import dev.slipway.bench.floor.RawEngine;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A container that the engine refuses to start: how soon is it told?
final class RefusedStart implements Scenario {
  private static final String REPORT = "report";
  private static final String SLIPWAY = "slipway";
  private static final String RAW = "raw";

  private final Workbench bench;
  private final Command command;
  private final List<Subject> subjects;

  RefusedStart(Workbench bench) throws IOException {
    this.bench = bench;
    this.command = bench.validate(Manifests.refused()).ending(1);
    this.subjects =
        List.of(InProcess.subject(RAW, this::raw), command.subject(SLIPWAY), new Report());
  }

  private void raw() throws IOException {
    try (var engine = RawEngine.connect(bench.socket())) {
      var create = "{\"Image\":\"slipway/busybox\",\"Cmd\":[\"no-such-program\"]}";
      var id = engine.call("POST", "/containers/create", create).text("Id");
      engine.call("POST", "/containers/" + id + "/start");
      engine.call("DELETE", "/containers/" + id + "?v=1&force=1").good();
    }
  }

  /// From the engine's answer to the verdict on the screen.
  private final class Report implements Subject {
    @Override
    public String name() {
      return REPORT;
    }

    @Override
    public Sample measure() throws IOException, InterruptedException {
      var socket = bench.folder().resolve("refused.sock");
      try (var proxy = RecordingProxy.open(bench.socket(), socket)) {
        var ran = command.with("DOCKER_HOST", "unix://" + socket).ran();
        for (var call : proxy.calls()) {
          if (call.request().endsWith("/start") && call.status() >= 400) {
            return Sample.of(ran.verdictNanos().orElseThrow() - call.answered(), 0);
          }
        }
        throw new IOException("The engine refused no start.");
      }
    }
  }

  @Override
  public String name() {
    return "refused";
  }

  @Override
  public String title() {
    return "A start that the engine refuses: the program is not in the image";
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
        Line.of("create, start, remove in a warm JVM", measured.of(RAW)),
        Line.of("slipway validate", measured.of(SLIPWAY)),
        Line.of("from the engine's answer to the verdict", measured.of(REPORT)).aim(100));
  }
}
