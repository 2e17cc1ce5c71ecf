package dev.slipway.bench;

import dev.slipway.wire.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Measures what was asked for and prints it. Ends well also where an aim is missed: a busy machine
/// is no fault of the code.
public final class Main {
  private static final int BAD_USAGE = 2;
  private static final int ENVIRONMENT = 3;

  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    int code = run(args, System.getenv(), System.out, System.err);
    System.out.flush();
    System.exit(code);
  }

  static int run(String[] args, Map<String, String> env, PrintStream out, PrintStream err)
      throws InterruptedException {
    Arguments arguments;
    try {
      arguments = Arguments.parse(args);
    } catch (IllegalArgumentException e) {
      err.println("error: " + e.getMessage());
      err.print(Arguments.USAGE);
      return BAD_USAGE;
    }
    try {
      var root = Path.of(env.getOrDefault("SLIPWAY_ROOT", ".")).toAbsolutePath().normalize();
      measure(Workbench.at(root, socket(env)), arguments, out, err);
      return 0;
    } catch (IOException e) {
      err.println("error: " + e.getMessage());
      return ENVIRONMENT;
    }
  }

  private static Path socket(Map<String, String> env) throws IOException {
    var host = env.getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock");
    if (!host.startsWith("unix://")) {
      throw new IOException(
          "The floor speaks to an engine over its unix socket; DOCKER_HOST is " + host + ".");
    }
    return Path.of(host.substring("unix://".length()));
  }

  private static void measure(
      Workbench bench, Arguments arguments, PrintStream out, PrintStream err)
      throws IOException, InterruptedException {
    var scenarios = new ArrayList<Scenario>();
    try {
      for (var name : arguments.only()) {
        scenarios.add(Scenarios.byName(name).make(bench));
      }
      if (arguments.trace()) {
        trace(bench, scenarios, out);
      } else {
        report(bench, measured(scenarios, arguments, err), arguments.rounds(), out);
      }
    } finally {
      for (var scenario : scenarios) {
        scenario.close();
      }
    }
  }

  private static Map<Scenario, Measured> measured(
      List<Scenario> scenarios, Arguments arguments, PrintStream err)
      throws IOException, InterruptedException {
    var rounds = new Rounds(scenarios);
    rounds.run(arguments.rounds(), round -> err.println(progress(round, arguments.rounds())));
    var measured = new LinkedHashMap<Scenario, Measured>();
    scenarios.forEach(scenario -> measured.put(scenario, rounds.of(scenario)));
    return measured;
  }

  private static String progress(int round, int rounds) {
    return round == 0 ? "Warming up" : "Round " + round + " of " + rounds;
  }

  private static void report(
      Workbench bench, Map<Scenario, Measured> measured, int rounds, PrintStream out)
      throws IOException {
    var machine = Machine.of(bench.socket());
    out.println();
    out.println(rounds + " rounds, medians in milliseconds where nothing else is said. " + machine);
    var results = new ArrayList<Json>();
    measured.forEach(
        (scenario, series) -> {
          var lines = scenario.lines(series);
          out.print(new Table().heading(scenario.title()).add(lines));
          results.add(ResultJson.of(scenario, lines));
        });
    var file = bench.folder().resolve("bench-" + Instant.now().getEpochSecond() + ".json");
    Files.writeString(file, ResultJson.of(machine, rounds, results).write() + "\n");
    out.println("\nAll measurements: " + bench.root().relativize(file));
  }

  private static void trace(Workbench bench, List<Scenario> scenarios, PrintStream out)
      throws IOException, InterruptedException {
    for (var scenario : scenarios) {
      var command = scenario.traced();
      if (command.isPresent()) {
        out.println("\n" + scenario.title());
        Trace.print(bench, command.get(), out);
      }
    }
  }
}
