package dev.slipway.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.core.container.ContainerSpec;
import dev.slipway.core.container.LogSink;
import dev.slipway.core.container.Port;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiConsumer;

/// A running process of a fake container, as its [FakeProgram] sees it. What it does after its end
/// has no effect.
public final class FakeProcess {
  /// What a process is started with.
  record Setting(
      List<String> arguments, SequencedMap<String, String> env, int uid, String workdir) {}

  /// Signals that end a process that does not trap them, unless it is a container's first.
  private static final Map<String, Integer> DEADLY =
      Map.of("HUP", 1, "INT", 2, "QUIT", 3, "USR1", 10, "USR2", 12, "TERM", 15);

  private final Monitor monitor;
  private final FakeContainer container;
  private final Setting setting;
  private final BiConsumer<LogSink.Stream, byte[]> output;
  private final Map<String, Runnable> traps = new HashMap<>();
  private final Thread thread;
  private Optional<Integer> exitCode = Optional.empty();
  private Runnable onEnd = () -> {};

  FakeProcess(
      Monitor monitor,
      FakeContainer container,
      Setting setting,
      FakeProgram program,
      BiConsumer<LogSink.Stream, byte[]> output) {
    this.monitor = monitor;
    this.container = container;
    this.setting = setting;
    this.output = output;
    thread = Thread.ofVirtual().name(commandLine()).unstarted(() -> run(program));
  }

  /// The program's name and what follows it.
  public List<String> arguments() {
    return setting.arguments();
  }

  public SequencedMap<String, String> env() {
    return setting.env();
  }

  public int uid() {
    return setting.uid();
  }

  public String workdir() {
    return setting.workdir();
  }

  public ContainerSpec spec() {
    return container.spec();
  }

  /// Writes a line on standard output.
  public void print(String line) {
    write(LogSink.Stream.STDOUT, (line + "\n").getBytes(UTF_8));
  }

  /// Writes a line on standard error.
  public void printError(String line) {
    write(LogSink.Stream.STDERR, (line + "\n").getBytes(UTF_8));
  }

  public void write(LogSink.Stream stream, byte[] bytes) {
    change(
        () -> {
          if (bytes.length > 0) {
            output.accept(stream, bytes);
          }
        });
  }

  /// What a file of the container holds; empty where there is none.
  public Optional<byte[]> read(String path) {
    return monitor.read(() -> container.disk().read(path));
  }

  /// False where the file cannot be written.
  public boolean write(String path, byte[] bytes) {
    return monitor.read(() -> container.disk().write(path, bytes));
  }

  /// Lets time pass on the machine's clock.
  public void pause(Duration time) throws InterruptedException {
    var _ = monitor.await(this::ended, time);
  }

  /// Until it is killed.
  public int sleep() throws InterruptedException {
    monitor.await(this::ended);
    return exitCode().orElseThrow();
  }

  /// Accepts connections to a port of the container until the container ends.
  public void listen(int port, FakeServer server) {
    change(
        () -> {
          try {
            container.network().listen(Port.tcp(port), server);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /// Does this when the signal (`TERM`) comes, on the thread that sends it. A container's first
  /// process hears only the signals that it traps, and KILL, unless it runs under an init.
  public void trap(String signal, Runnable action) {
    change(() -> traps.put(bare(signal), action));
  }

  /// Ends with this code, from whatever thread.
  public void exit(int code) {
    change(
        () -> {
          exitCode = Optional.of(code);
          if (!Thread.currentThread().equals(thread)) {
            thread.interrupt();
          }
          onEnd.run();
        });
  }

  /// Is killed for the memory it took.
  public int outOfMemory() throws InterruptedException {
    change(
        () -> {
          container.killedForMemory();
          exit(FakeContainer.KILLED);
        });
    throw new InterruptedException("Killed.");
  }

  void start(Runnable onEnd) {
    this.onEnd = onEnd;
    thread.start();
  }

  void signal(String signal) {
    var name = bare(signal);
    if (name.equals("KILL")) {
      exit(FakeContainer.KILLED);
      return;
    }
    var trap = monitor.read(() -> Optional.ofNullable(traps.get(name)));
    if (trap.isPresent()) {
      trap.get().run();
    } else if (spec().program().init() && DEADLY.containsKey(name)) {
      exit(128 + DEADLY.getOrDefault(name, 0));
    }
  }

  boolean ended() {
    return exitCode().isPresent();
  }

  Optional<Integer> exitCode() {
    return monitor.read(() -> exitCode);
  }

  String commandLine() {
    return String.join(" ", arguments());
  }

  private void run(FakeProgram program) {
    try {
      exit(program.run(this));
    } catch (InterruptedException _) {
      exit(FakeContainer.KILLED);
    } catch (RuntimeException | Error e) {
      var trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      printError("The fake program has failed: " + trace);
      exit(70);
    }
  }

  /// Nothing that a process does after its end has an effect.
  private void change(Runnable change) {
    monitor.change(
        () -> {
          if (exitCode.isEmpty()) {
            change.run();
          }
        });
  }

  private static String bare(String signal) {
    return signal.startsWith("SIG") ? signal.substring("SIG".length()) : signal;
  }
}
