package dev.slipway.testkit;

import java.util.ArrayList;
import java.util.List;

/// [Commands] for an image with busybox's `sh`, `cat`, `env`, `head`, `httpd`, `id`, `pwd`, `sleep`
/// and `yes` on its path.
public final class BusyboxCommands implements Commands {
  @Override
  public List<String> print(String stdout, String stderr, int exitCode) {
    return sh(
        "printf %s \"$1\"; printf %s \"$2\" >&2; exit \"$3\"",
        stdout, stderr, Integer.toString(exitCode));
  }

  @Override
  public List<String> printLines(int count) {
    return sh(
        "i=1; while [ $i -le $1 ]; do echo \"line $i\"; i=$((i+1)); done", Integer.toString(count));
  }

  @Override
  public List<String> flood(int bytes) {
    return sh("yes 0123456789 | head -c $1; echo; echo END", Integer.toString(bytes));
  }

  @Override
  public List<String> printAndSleep(String line) {
    return sh("echo \"$1\"; exec sleep 100000", line);
  }

  @Override
  public List<String> sleep() {
    // The kernel gives a container's first process only the signals that it asked for.
    return List.of("sleep", "100000");
  }

  @Override
  public List<String> exitOn(String signal, int exitCode) {
    // A shell hears a signal at once in `wait`, not while a child is in the foreground.
    return sh(
        "trap \"exit $2\" \"$1\"; echo ready; while :; do sleep 100000 & wait; done",
        signal,
        Integer.toString(exitCode));
  }

  @Override
  public List<String> printEnv() {
    return List.of("env");
  }

  @Override
  public List<String> printUser() {
    return List.of("id", "-u");
  }

  @Override
  public List<String> printWorkdir() {
    return List.of("pwd");
  }

  @Override
  public List<String> printMemoryLimit() {
    return sh(
        "cat /sys/fs/cgroup/memory.max 2>/dev/null"
            + " || cat /sys/fs/cgroup/memory/memory.limit_in_bytes");
  }

  @Override
  public List<String> writeFile(String path, String text) {
    return sh("printf %s \"$2\" >\"$1\"", path, text);
  }

  @Override
  public List<String> readFile(String path) {
    return List.of("cat", path);
  }

  @Override
  public List<String> serveHttp(int port) {
    return List.of("httpd", "-f", "-p", Integer.toString(port), "-h", "/");
  }

  @Override
  public List<String> exhaustMemory() {
    return sh("x=0123456789abcdef; while :; do x=$x$x; done");
  }

  private static List<String> sh(String script, String... arguments) {
    var words = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    words.addAll(List.of(arguments));
    return words;
  }
}
