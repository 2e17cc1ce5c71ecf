package dev.slipway.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.LogSink;
import java.util.List;

/// [Commands] as fake programs, and an image that has them all.
public final class FakePrograms implements Commands {
  /// An image that can do whatever the contract asks of busybox.
  public static FakeImage.Builder imageNamed(String name) {
    return FakeImage.named(name)
        .program("print", FakePrograms::runPrint)
        .program("print-lines", FakePrograms::runPrintLines)
        .program("flood", FakePrograms::runFlood)
        .program("print-and-sleep", FakePrograms::runPrintAndSleep)
        .program("sleep", FakeProgram.sleeping())
        .program("exit-on", FakePrograms::runExitOn)
        .program("print-env", FakePrograms::runPrintEnv)
        .program("print-user", FakePrograms::runPrintUser)
        .program("print-workdir", FakePrograms::runPrintWorkdir)
        .program("print-memory-limit", FakePrograms::runPrintMemoryLimit)
        .program("write-file", FakePrograms::runWriteFile)
        .program("read-file", FakePrograms::runReadFile)
        .program("serve-http", FakePrograms::runServeHttp)
        .program("exhaust-memory", FakeProcess::outOfMemory);
  }

  @Override
  public List<String> print(String stdout, String stderr, int exitCode) {
    return List.of("print", stdout, stderr, Integer.toString(exitCode));
  }

  private static int runPrint(FakeProcess process) {
    process.write(LogSink.Stream.STDOUT, word(process, 1).getBytes(UTF_8));
    process.write(LogSink.Stream.STDERR, word(process, 2).getBytes(UTF_8));
    return number(process, 3);
  }

  @Override
  public List<String> printLines(int count) {
    return List.of("print-lines", Integer.toString(count));
  }

  private static int runPrintLines(FakeProcess process) {
    for (int i = 1; i <= number(process, 1); i++) {
      process.print("line " + i);
    }
    return 0;
  }

  @Override
  public List<String> flood(int bytes) {
    return List.of("flood", Integer.toString(bytes));
  }

  private static int runFlood(FakeProcess process) {
    int left = number(process, 1);
    while (left > 0) {
      int size = Math.min(left, 64 * 1024);
      process.write(LogSink.Stream.STDOUT, "x".repeat(size).getBytes(UTF_8));
      left -= size;
    }
    process.print("\nEND");
    return 0;
  }

  @Override
  public List<String> printAndSleep(String line) {
    return List.of("print-and-sleep", line);
  }

  private static int runPrintAndSleep(FakeProcess process) throws InterruptedException {
    process.print(word(process, 1));
    return process.sleep();
  }

  @Override
  public List<String> sleep() {
    return List.of("sleep", "100000");
  }

  @Override
  public List<String> exitOn(String signal, int exitCode) {
    return List.of("exit-on", signal, Integer.toString(exitCode));
  }

  private static int runExitOn(FakeProcess process) throws InterruptedException {
    process.trap(word(process, 1), () -> process.exit(number(process, 2)));
    process.print("ready");
    return process.sleep();
  }

  @Override
  public List<String> printEnv() {
    return List.of("print-env");
  }

  private static int runPrintEnv(FakeProcess process) {
    process.env().forEach((name, value) -> process.print(name + "=" + value));
    return 0;
  }

  @Override
  public List<String> printUser() {
    return List.of("print-user");
  }

  private static int runPrintUser(FakeProcess process) {
    process.print(Integer.toString(process.uid()));
    return 0;
  }

  @Override
  public List<String> printWorkdir() {
    return List.of("print-workdir");
  }

  private static int runPrintWorkdir(FakeProcess process) {
    process.print(process.workdir());
    return 0;
  }

  @Override
  public List<String> printMemoryLimit() {
    return List.of("print-memory-limit");
  }

  private static int runPrintMemoryLimit(FakeProcess process) {
    var limit = process.spec().limits().memory();
    process.print(limit.map(ByteCount::bytes).map(String::valueOf).orElse("max"));
    return 0;
  }

  @Override
  public List<String> writeFile(String path, String text) {
    return List.of("write-file", path, text);
  }

  private static int runWriteFile(FakeProcess process) {
    return process.write(word(process, 1), word(process, 2).getBytes(UTF_8)) ? 0 : 1;
  }

  @Override
  public List<String> readFile(String path) {
    return List.of("read-file", path);
  }

  private static int runReadFile(FakeProcess process) {
    var bytes = process.read(word(process, 1));
    bytes.ifPresent(content -> process.write(LogSink.Stream.STDOUT, content));
    return bytes.isPresent() ? 0 : 1;
  }

  @Override
  public List<String> serveHttp(int port) {
    return List.of("serve-http", Integer.toString(port));
  }

  private static int runServeHttp(FakeProcess process) throws InterruptedException {
    process.listen(number(process, 1), FakeServer.http(200, "ok"));
    return process.sleep();
  }

  @Override
  public List<String> exhaustMemory() {
    return List.of("exhaust-memory");
  }

  private static String word(FakeProcess process, int index) {
    return process.arguments().get(index);
  }

  private static int number(FakeProcess process, int index) {
    return Integer.parseInt(word(process, index));
  }
}
