package dev.slipway.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/// As much of HTTP/1.1 as a fake server needs: one request a connection, whole.
public final class FakeHttp {
  private static final int MOST_HEAD_BYTES = 65_536;

  private FakeHttp() {}

  /// Answers requests; several at once.
  @FunctionalInterface
  public interface Site {
    Response answer(Request request) throws InterruptedException;
  }

  /// One line of a head, as it was sent.
  public record Header(String name, String value) {}

  /// What came.
  ///
  /// @param target path and query, as sent
  public record Request(String method, String target, List<Header> headers, String body) {
    public Request {
      headers = List.copyOf(headers);
    }

    /// The values of a header in the order they came, whatever the case of its name.
    public List<String> values(String name) {
      return headers.stream()
          .filter(header -> header.name().equalsIgnoreCase(name))
          .map(Header::value)
          .toList();
    }
  }

  /// What goes back. Length and `Connection: close` are added.
  public record Response(int status, List<Header> headers, String body) {
    public Response {
      headers = List.copyOf(headers);
    }

    public static Response of(int status, String body) {
      return new Response(status, List.of(), body);
    }

    public Response with(String header, String value) {
      var more = new ArrayList<>(headers);
      more.add(new Header(header, value));
      return new Response(status, more, body);
    }
  }

  static void serve(Socket connection, Site site) throws IOException, InterruptedException {
    var in = connection.getInputStream();
    var lines = head(in).split("\r\n", -1);
    var words = lines[0].split(" ", -1);
    if (words.length < 3) {
      return;
    }
    var headers = new ArrayList<Header>();
    int length = 0;
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        var header =
            new Header(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip());
        headers.add(header);
        if (header.name().equalsIgnoreCase("Content-Length")) {
          length = Integer.parseInt(header.value());
        }
      }
    }
    var body = new String(in.readNBytes(length), UTF_8);
    var response = site.answer(new Request(words[0], words[1], headers, body));
    connection.getOutputStream().write(bytes(response, words[0].equals("HEAD")));
    connection.getOutputStream().flush();
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.length() < MOST_HEAD_BYTES) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.append((char) next);
      if (next == '\n'
          && head.length() >= 4
          && head.substring(head.length() - 4).equals("\r\n\r\n")) {
        return head.substring(0, head.length() - 4);
      }
    }
    return "";
  }

  private static byte[] bytes(Response response, boolean headOnly) {
    var body = response.body().getBytes(UTF_8);
    var head = new StringBuilder("HTTP/1.1 ").append(response.status()).append(" Fake\r\n");
    for (var header : response.headers()) {
      head.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
    head.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n\r\n");
    var all = new ByteArrayOutputStream();
    all.writeBytes(head.toString().getBytes(ISO_8859_1));
    if (!headOnly) {
      all.writeBytes(body);
    }
    return all.toByteArray();
  }
}
