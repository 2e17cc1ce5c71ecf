package dev.slipway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files over HTTP on loopback. `/status/503` answers with that status, `/to/…` redirects to what
/// follows, `/round` to itself, and `/silent` never answers.
final class FileServer implements AutoCloseable {
  private static final byte[] NOTHING = {};
  private static final byte[] NONE = "<h1>None</h1>".getBytes(UTF_8);
  private static final byte[] PAGE = "<h1>An answer</h1>".getBytes(UTF_8);

  private final HttpServer server;

  private FileServer(HttpServer server) {
    this.server = server;
  }

  static FileServer open(Path root) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var files = new FileServer(server);
    server.createContext("/", exchange -> answer(root, exchange));
    server.setExecutor(command -> Thread.ofPlatform().daemon().name("file-server").start(command));
    server.start();
    return files;
  }

  String address() {
    return "http://" + authority();
  }

  String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private static void answer(Path root, HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    if (path.endsWith("/silent")) {
      return;
    }
    try (exchange) {
      int status = path.indexOf("/status/");
      int to = path.indexOf("/to/");
      if (status >= 0) {
        answer(exchange, Integer.parseInt(path.substring(status + 8)), PAGE);
      } else if (to >= 0) {
        exchange.getResponseHeaders().add("Location", path.substring(to + 4));
        answer(exchange, 302, NOTHING);
      } else if (path.endsWith("/round")) {
        exchange.getResponseHeaders().add("Location", path);
        answer(exchange, 301, NOTHING);
      } else {
        var file = root.resolve(path.substring(1));
        boolean there = Files.isRegularFile(file);
        answer(exchange, there ? 200 : 404, there ? Files.readAllBytes(file) : NONE);
      }
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
