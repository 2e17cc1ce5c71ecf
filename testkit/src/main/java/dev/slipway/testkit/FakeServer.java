package dev.slipway.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/// What a fake process does with a connection, which is closed afterwards. Interrupted, and the
/// socket closed, when the process ends.
@FunctionalInterface
public interface FakeServer {
  void serve(Socket connection) throws IOException, InterruptedException;

  /// Answers one HTTP request a connection.
  static FakeServer http(FakeHttp.Site site) {
    return connection -> FakeHttp.serve(connection, site);
  }

  static FakeServer http(int status, String body) {
    return http(_ -> FakeHttp.Response.of(status, body));
  }

  /// Says something and closes.
  static FakeServer saying(String text) {
    return connection -> connection.getOutputStream().write(text.getBytes(UTF_8));
  }

  /// Accepts and never says a word.
  static FakeServer silent() {
    return connection -> connection.getInputStream().transferTo(OutputStream.nullOutputStream());
  }
}
