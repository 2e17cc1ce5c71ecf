package dev.slipway.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/// The only `main`, and the only place where the process's streams, environment and clock come in.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    var terminal = System.getProperty("slipway.terminal", "");
    var console =
        Console.of(
            new FileInputStream(FileDescriptor.in),
            stream(FileDescriptor.out),
            stream(FileDescriptor.err),
            terminal.contains("out"),
            terminal.contains("err"),
            System.getenv());
    int code = Cli.run(console, System.getenv(), InstantSource.system(), args);
    console.out().flush();
    console.err().flush();
    if (code != 0) {
      System.exit(code);
    }
    // Otherwise the end of main is the end of the process: other threads are daemons, and
    // System.exit would first ask whether to log that it was called.
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor)), false, StandardCharsets.UTF_8);
  }
}
