package dev.slipway.docker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// An engine on a socket of its own that answers from a script and writes down what it was asked.
///
/// A script is a list of answers: `### METHOD path-without-version`, a status line, header lines,
/// an empty line, the body. A path may end in `*`. The first answer whose method and path fit is
/// given, and used up unless it is the last one that fits. In a body of `Content-Type:
/// application/vnd.docker.raw-stream` each line `1>text` or `2>text` is a frame; `%` stands for a
/// carriage return.
final class ScriptedEngine implements Closeable {
  private static final String RAW = "application/vnd.docker.raw-stream";

  /// @param body one character for each byte
  private record Answer(String method, String path, String head, String body, boolean endless) {
    boolean fits(Request request) {
      boolean start = path.endsWith("*");
      return method.equals(request.method)
          && (start
              ? request.path().startsWith(path.substring(0, path.length() - 1))
              : path.equals(request.path()));
    }
  }

  /// What was asked.
  record Request(String method, String target, Map<String, String> headers, String body) {
    /// Without version and query.
    String path() {
      int query = target.indexOf('?');
      var path = query < 0 ? target : target.substring(0, query);
      return path.startsWith("/v1.") ? path.substring(path.indexOf('/', 1)) : path;
    }
  }

  private final Path folder;
  private final Path socket;
  private final ServerSocketChannel server;
  private final List<Answer> answers;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Gate> gates = new CopyOnWriteArrayList<>();
  private final List<SocketChannel> connections = new CopyOnWriteArrayList<>();

  ScriptedEngine(String script) throws IOException {
    answers = new ArrayList<>(parse(script));
    folder = Files.createTempDirectory("slipway");
    socket = folder.resolve("engine.sock");
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread.ofPlatform().daemon().start(this::accept);
  }

  EngineLocator locator() {
    return EngineLocator.of(
            Map.of("DOCKER_CONFIG", folder.resolve("config").toString()), Path.of("/"))
        .wanting("unix://" + socket);
  }

  Path folder() {
    return folder;
  }

  Path socket() {
    return socket;
  }

  /// Requests by this method and path are held up from now on.
  Gate hold(String method, String path) {
    var gate = new Gate(method, path, new CountDownLatch(1), new CountDownLatch(1));
    gates.add(gate);
    return gate;
  }

  /// Holds requests up, after they have been written down.
  record Gate(String method, String path, CountDownLatch arrival, CountDownLatch opening) {
    void awaitArrival() throws InterruptedException {
      arrival.await();
    }

    void open() {
      opening.countDown();
    }

    private void pass(Request request) throws InterruptedException {
      if (method.equals(request.method) && path.equals(request.path())) {
        arrival.countDown();
        opening.await();
      }
    }
  }

  /// So far, without `/_ping`.
  List<Request> requests() {
    return requests.stream().filter(request -> !request.path().equals("/_ping")).toList();
  }

  private static List<Answer> parse(String script) {
    var answers = new ArrayList<Answer>();
    for (var part : script.split("(?m)^### ")) {
      if (part.isBlank()) {
        continue;
      }
      int line = part.indexOf('\n');
      int empty = part.indexOf("\n\n");
      int headEnd = empty < 0 ? part.stripTrailing().length() : empty;
      var route = part.substring(0, line).split(" ", 2);
      var head = part.substring(line + 1, headEnd);
      var body = empty < 0 ? "" : part.substring(empty + 2);
      answers.add(answer(route[0], route[1], head, body));
    }
    return answers;
  }

  private static Answer answer(String method, String path, String head, String body) {
    var http = "HTTP/1.1 " + head.replace("\n", "\r\n");
    if (head.contains(RAW)) {
      return new Answer(method, path, http + "\r\n\r\n", frames(body), true);
    }
    var bytes = new String(body.stripTrailing().getBytes(UTF_8), ISO_8859_1);
    return new Answer(
        method, path, http + "\r\nContent-Length: " + bytes.length() + "\r\n\r\n", bytes, false);
  }

  private static String frames(String body) {
    var out = new ByteArrayOutputStream();
    for (var line : body.strip().lines().toList()) {
      var text = (line.substring(2).replace('%', '\r') + "\n").getBytes(UTF_8);
      out.write(line.charAt(0) - '0');
      out.writeBytes(new byte[3]);
      out.writeBytes(ByteBuffer.allocate(4).putInt(text.length).array());
      out.writeBytes(text);
    }
    return out.toString(ISO_8859_1);
  }

  private void accept() {
    try {
      while (true) {
        var connection = server.accept();
        connections.add(connection);
        Thread.ofPlatform().daemon().start(() -> serve(connection));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void serve(SocketChannel connection) {
    try (connection) {
      var in = new BufferedInputStream(Channels.newInputStream(connection));
      while (true) {
        var request = read(in);
        if (request == null) {
          return;
        }
        requests.add(request);
        for (var gate : gates) {
          gate.pass(request);
        }
        var answer = find(request);
        if (answer.head.startsWith("HTTP/1.1 -")) {
          return;
        }
        write(connection, answer.head.getBytes(ISO_8859_1));
        if (!request.method.equals("HEAD")) {
          write(connection, answer.body.getBytes(ISO_8859_1));
        }
        if (answer.endless) {
          return;
        }
      }
    } catch (IOException _) {
      // The client went away.
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized Answer find(Request request) {
    var fitting = answers.stream().filter(answer -> answer.fits(request)).toList();
    if (fitting.isEmpty()) {
      return request.path().equals("/_ping")
          ? answer("GET", "/_ping", "200 OK\nApi-Version: 1.41\nServer: Docker/20.10.24", "OK")
          : answer(
              request.method, request.path(), "404 Not Found", "{\"message\":\"page not found\"}");
    }
    if (fitting.size() > 1) {
      answers.remove(fitting.getFirst());
    }
    return fitting.getFirst();
  }

  private static @Nullable Request read(InputStream in) throws IOException {
    var first = line(in);
    if (first.isEmpty()) {
      return null;
    }
    var words = first.split(" ");
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
    var body = new String(in.readNBytes(length), UTF_8);
    return new Request(words[0], words[1], headers, body);
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.append((char) b);
    }
    return line.toString().stripTrailing();
  }

  private static void write(SocketChannel connection, byte[] bytes) throws IOException {
    var buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      connection.write(buffer);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (var connection : connections) {
      connection.close();
    }
    for (var path :
        List.of(socket, folder.resolve("config/config.json"), folder.resolve("config"), folder)) {
      Files.deleteIfExists(path);
    }
  }
}
