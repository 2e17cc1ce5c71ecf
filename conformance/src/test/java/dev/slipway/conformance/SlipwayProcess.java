package dev.slipway.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The command line as a process of its own, which can be killed.
final class SlipwayProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final Path output;
  private final EngineWitness engine;
  private final Set<String> volumes = new HashSet<>();

  private SlipwayProcess(Process process, Path output, EngineWitness engine) {
    this.process = process;
    this.output = output;
    this.engine = engine;
  }

  /// Starts it in a folder, where its output goes as well.
  static SlipwayProcess start(EngineWitness engine, Path folder, String... arguments)
      throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    // Whoever started these tests may ignore SIGINT, as shells do for commands in the background.
    var command = new ArrayList<>(List.of("env", "--default-signal=INT", java));
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("dev.slipway.cli.Main");
    command.addAll(List.of(arguments));
    var output = Files.createTempFile(folder, "slipway", ".out");
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.getOutputStream().close();
    return new SlipwayProcess(process, output, engine);
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Looks at what it makes until it ends.
  void watch() throws InterruptedException {
    watch(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
  }

  /// Looks at what it makes, for as long as this, or until it ends.
  void watch(long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    do {
      containers();
    } while (System.nanoTime() < end && !process.waitFor(5, TimeUnit.MILLISECONDS));
  }

  /// Looks until it has made so many containers.
  void awaitContainers(int count) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (containers().size() < count) {
      assertThat(process.waitFor(5, TimeUnit.MILLISECONDS)).as(output()).isFalse();
      assertThat(System.nanoTime()).as(output()).isLessThan(end);
    }
  }

  List<EngineWitness.Sighting> containers() {
    var seen = engine.containersOf(pid());
    seen.forEach(container -> volumes.addAll(container.volumes()));
    return seen;
  }

  /// Every anonymous volume that was seen at one of its containers.
  Set<String> volumes() {
    return Set.copyOf(volumes);
  }

  /// @param signal its name, such as `TERM`
  void send(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, String.valueOf(pid())).start().waitFor();
  }

  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(output()).isTrue();
    return process.exitValue();
  }

  /// All that it printed.
  String output() {
    try {
      return Files.readString(output, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends it in the way in which it takes everything with it.
  @Override
  public void close() {
    process.destroy();
    var patience = process.onExit().completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (patience.join().isAlive()) {
      process.destroyForcibly();
    }
  }
}
