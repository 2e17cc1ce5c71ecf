package dev.slipway.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;

/// What one run asks of the engine and when, for those who make it faster.
final class Trace {
  private Trace() {}

  static void print(Workbench bench, Command command, PrintStream out)
      throws IOException, InterruptedException {
    try (var proxy = RecordingProxy.open(bench.socket(), bench.folder().resolve("proxy.sock"))) {
      var ran = command.with("DOCKER_HOST", "unix://" + proxy.socket()).ran();
      out.println("    asked  answered  connection");
      for (var call : proxy.calls()) {
        out.printf(
            Locale.ROOT,
            "%9.1f %9s  %10d  %s %s%n",
            millis(call.asked(), ran),
            call.answered() == 0 ? "-" : Table.number(millis(call.answered(), ran), 1),
            call.connection(),
            call.request(),
            call.status() == 0 ? "" : call.status());
      }
      ran.verdictNanos()
          .ifPresent(nanos -> out.println("Verdict at " + Table.number(millis(nanos, ran), 1)));
      out.println("End at " + Table.number(ran.sample().nanos() / 1e6, 1));
    }
  }

  private static double millis(long nanos, Command.Ran ran) {
    return (nanos - ran.startedNanos()) / 1e6;
  }
}
