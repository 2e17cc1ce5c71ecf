package dev.slipway.bench.floor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// One container made, started, looked at and removed, with all commands and questions in between
/// at once. What this takes, any client takes; as a process of its own it also takes what any
/// program in Java takes to start.
///
/// It knows what it will be told: the engine's answers are searched for a word, not parsed.
public final class Floor {
  private static final long RETRY_NANOS = 1_000_000;

  private final Path socket;
  private final Task task;

  private Floor(Path socket, Task task) {
    this.socket = socket;
    this.task = task;
  }

  /// What is done in the container.
  ///
  /// @param create the body of `POST /containers/create`
  /// @param execs commands
  /// @param atOnce how many of them at the same time
  /// @param served whether to ask its port 80 over HTTP and over TCP
  public record Task(String create, int execs, int atOnce, boolean served) {}

  /// `SOCKET CREATE EXECS AT-ONCE SERVED`: where the engine is, and the parts of a task.
  public static void main(String[] args) throws IOException {
    run(
        Path.of(args[0]),
        new Task(
            args[1],
            Integer.parseInt(args[2]),
            Integer.parseInt(args[3]),
            Boolean.parseBoolean(args[4])));
  }

  /// All of it in this thread and as many others as there are questions.
  public static void run(Path socket, Task task) throws IOException {
    new Floor(socket, task).run();
  }

  private void run() throws IOException {
    try (var engine = RawEngine.connect(socket)) {
      var id = engine.call("POST", "/containers/create", task.create).text("Id");
      try {
        engine.call("POST", "/containers/" + id + "/start").good();
        var inspection = engine.call("GET", "/containers/" + id + "/json");
        inspection.good();
        look(id, task.served ? inspection.text("IPAddress") : "");
      } finally {
        engine.call("DELETE", "/containers/" + id + "?v=1&force=1").good();
      }
    }
  }

  private interface Question {
    void ask() throws IOException;
  }

  private void look(String id, String address) throws IOException {
    var problems = new ConcurrentLinkedQueue<IOException>();
    var left = new AtomicInteger(task.execs);
    var threads = new java.util.ArrayList<Thread>();
    for (int i = 0; i < Math.min(task.execs, task.atOnce); i++) {
      threads.add(
          started(
              problems,
              () -> {
                while (left.getAndDecrement() > 0) {
                  exec(id);
                }
              }));
    }
    if (task.served) {
      threads.add(started(problems, () -> http(address)));
      threads.add(started(problems, () -> connect(address).close()));
    }
    threads.forEach(Floor::join);
    var problem = problems.poll();
    if (problem != null) {
      throw problem;
    }
  }

  private static Thread started(ConcurrentLinkedQueue<IOException> problems, Question question) {
    Runnable asking =
        () -> {
          try {
            question.ask();
          } catch (IOException e) {
            problems.add(e);
          }
        };
    return Thread.ofPlatform().daemon().start(asking);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException("Nobody interrupts a measurement.", e);
    }
  }

  private void exec(String container) throws IOException {
    String exec;
    try (var engine = RawEngine.connect(socket)) {
      var create = "{\"AttachStdout\":true,\"AttachStderr\":true,\"Cmd\":[\"true\"]}";
      exec = engine.call("POST", "/containers/" + container + "/exec", create).text("Id");
      engine.call("POST", "/exec/" + exec + "/start", "{\"Detach\":false,\"Tty\":false}").good();
    }
    try (var engine = RawEngine.connect(socket)) {
      while (true) {
        var end = engine.call("GET", "/exec/" + exec + "/json").good();
        if (end.contains("\"Running\":false")) {
          if (!end.contains("\"ExitCode\":0")) {
            throw new IOException("A command failed: " + end);
          }
          return;
        }
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }

  private static void http(String address) throws IOException {
    try (var channel = connect(address)) {
      var request =
          "GET /etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
              .getBytes(ISO_8859_1);
      channel.write(ByteBuffer.wrap(request));
      var answer = ByteBuffer.allocate(16 * 1024);
      while (answer.hasRemaining() && channel.read(answer) >= 0) {
        // Until the server closes.
      }
      if (answer.position() < 12 || answer.get(9) != '2') {
        throw new IOException("The server did not answer well.");
      }
    }
  }

  /// As soon as somebody listens.
  private static SocketChannel connect(String address) throws IOException {
    while (true) {
      try {
        return SocketChannel.open(new InetSocketAddress(address, 80));
      } catch (ConnectException _) {
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }
}
