package dev.slipway.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;

/// The command line as a call, for programs and tests that want no process of their own.
public final class Slipway {
  private Slipway() {}

  /// Runs one command on streams that are no terminal and gives its exit code.
  ///
  /// @param env stands for the process's environment
  public static int run(
      InputStream in,
      PrintStream out,
      PrintStream err,
      Map<String, String> env,
      InstantSource clock,
      String... args) {
    int code = Cli.run(Console.of(in, out, err, false, false, env), env, clock, args);
    out.flush();
    err.flush();
    return code;
  }
}
