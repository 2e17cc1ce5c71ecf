package dev.slipway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.bench.floor.Floor;
import dev.slipway.cli.Slipway;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The usual run, next to the floor, and what the JVM has in it.
final class SixChecks implements Scenario {
  private static final double MOST = 1.25;

  private static final String FLOOR = "floor";
  private static final String SLIPWAY = "slipway";
  private static final String WARM_FLOOR = "warm floor";
  private static final String WARM_SLIPWAY = "warm slipway";

  private static final String CREATE =
      """
      {"Image":"slipway/busybox","Cmd":["httpd","-f","-p","80"],"Env":["BENCH=six"],\
      "ExposedPorts":{"80/tcp":{}},"Volumes":{"/data":{}},\
      "HostConfig":{"PortBindings":{"80/tcp":[{"HostIp":"127.0.0.1","HostPort":"0"}]}}}\
      """;

  static final Floor.Task TASK = new Floor.Task(CREATE, 4, 4, true);

  private final Workbench bench;
  private final Command command;
  private final List<Subject> subjects = new ArrayList<>();

  SixChecks(Workbench bench) throws IOException, InterruptedException {
    this.bench = bench;
    subjects.add(bench.floor(TASK).subject(FLOOR));
    this.command = bench.validate(Manifests.six());
    subjects.add(command.subject(SLIPWAY));
    subjects.add(InProcess.subject(WARM_FLOOR, () -> Floor.run(bench.socket(), TASK)));
    var manifest = bench.written(Manifests.six());
    subjects.add(InProcess.subject(WARM_SLIPWAY, () -> validate(manifest)));
    subjects.addAll(OtherClients.subjects(bench));
  }

  private void validate(Path manifest) throws IOException {
    var out = new ByteArrayOutputStream();
    Map<String, String> env = new HashMap<>(System.getenv());
    env.put("DOCKER_HOST", "unix://" + bench.socket());
    int code =
        Slipway.run(
            InputStream.nullInputStream(),
            new PrintStream(out, false, UTF_8),
            new PrintStream(out, false, UTF_8),
            env,
            InstantSource.system(),
            "validate",
            "--file",
            manifest.toString(),
            Workbench.IMAGE);
    if (code != 0) {
      throw new IOException("slipway validate gave " + code + ":\n" + out.toString(UTF_8));
    }
  }

  @Override
  public String name() {
    return "six";
  }

  @Override
  public String title() {
    return "Six checks in a container: 4 exec, 1 http, 1 tcp; a variable, a port, a volume";
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
    double ratio = measured.ratio(SLIPWAY, FLOOR);
    var lines = new ArrayList<Line>();
    lines.add(Line.of("the floor: the same engine calls by hand", measured.of(FLOOR)));
    lines.add(
        Line.of("slipway validate", measured.of(SLIPWAY))
            .against("the floor", ratio)
            .aim(ratio, MOST, ""));
    measured
        .of(SLIPWAY)
        .verdict()
        .ifPresent(verdict -> lines.add(Line.of("  until its verdict is printed", verdict, "ms")));
    lines.add(Line.of("the floor in a warm JVM", measured.of(WARM_FLOOR)));
    lines.add(
        Line.of("slipway validate in a warm JVM", measured.of(WARM_SLIPWAY))
            .against("the warm floor", measured.ratio(WARM_SLIPWAY, WARM_FLOOR)));
    lines.add(jvm("JVM and class loading of the floor", measured, FLOOR, WARM_FLOOR));
    lines.add(jvm("JVM and class loading of slipway", measured, SLIPWAY, WARM_SLIPWAY));
    for (var other : OtherClients.NAMES) {
      if (measured.has(other)) {
        lines.add(
            Line.of("the same with " + other, measured.of(other))
                .against("the floor", measured.ratio(other, FLOOR)));
      }
    }
    return lines;
  }

  private static Line jvm(String what, Measured measured, String cold, String warm) {
    return Line.of(what, measured.median(cold) - measured.median(warm), "ms");
  }
}
