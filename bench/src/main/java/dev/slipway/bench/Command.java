package dev.slipway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A process that is expected to end in one way.
///
/// @param env more of the environment
/// @param folder where it runs
/// @param exitCode how it ends when it works
/// @param verdict the start of the output line that a person waits for
record Command(
    List<String> words,
    Map<String, String> env,
    Path folder,
    int exitCode,
    Optional<String> verdict) {
  Command {
    words = List.copyOf(words);
    env = Map.copyOf(env);
  }

  static Command of(Path folder, List<String> words) {
    return new Command(words, Map.of(), folder, 0, Optional.empty());
  }

  Command ending(int code) {
    return new Command(words, env, folder, code, verdict);
  }

  Command awaiting(String lineStart) {
    return new Command(words, env, folder, exitCode, Optional.of(lineStart));
  }

  Command with(String variable, String value) {
    var more = new TreeMap<>(env);
    more.put(variable, value);
    return new Command(words, more, folder, exitCode, verdict);
  }

  Subject subject(String name) {
    return new Subject() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Sample measure() throws IOException, InterruptedException {
        return ran().sample();
      }
    };
  }

  /// How it went.
  ///
  /// @param startedNanos and
  /// @param verdictNanos by `System.nanoTime`
  record Ran(String output, Sample sample, long startedNanos, Optional<Long> verdictNanos) {}

  /// Runs it to its end.
  Ran ran() throws IOException, InterruptedException {
    long cpu = CpuTime.ofChildren();
    long from = System.nanoTime();
    return toItsEnd(start(), from, cpu);
  }

  /// The same with an eye on its memory, which costs it some time.
  Ran watched() throws IOException, InterruptedException {
    long cpu = CpuTime.ofChildren();
    long from = System.nanoTime();
    var process = start();
    var watch = MemoryWatch.of(process);
    var ran = toItsEnd(process, from, cpu);
    var sample = ran.sample;
    return new Ran(
        ran.output,
        new Sample(sample.nanos(), sample.cpuNanos(), sample.verdictNanos(), watch.peak()),
        from,
        ran.verdictNanos);
  }

  private Ran toItsEnd(Process process, long from, long cpu)
      throws IOException, InterruptedException {
    var output = new ByteArrayOutputStream();
    var buffer = new byte[16 * 1024];
    Optional<Long> told = Optional.empty();
    try (var in = process.getInputStream()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        long now = System.nanoTime();
        output.write(buffer, 0, count);
        if (told.isEmpty() && verdict.isPresent() && tells(output)) {
          told = Optional.of(now);
        }
      }
    }
    int code = process.waitFor();
    long took = System.nanoTime() - from;
    if (code != exitCode || (verdict.isPresent() && told.isEmpty())) {
      throw new UnexpectedEndException(words, exitCode, code, output.toString(UTF_8));
    }
    var sample = new Sample(took, CpuTime.ofChildren() - cpu, told.map(nanos -> nanos - from), 0);
    return new Ran(output.toString(UTF_8), sample, from, told);
  }

  /// Nothing to read, both outputs in one stream.
  Process start() throws IOException {
    var builder = new ProcessBuilder(new ArrayList<>(words)).directory(folder.toFile());
    builder.environment().putAll(env);
    return builder
        .redirectErrorStream(true)
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
        .start();
  }

  private boolean tells(ByteArrayOutputStream output) {
    return ("\n" + output.toString(UTF_8)).contains("\n" + verdict.orElseThrow());
  }
}
