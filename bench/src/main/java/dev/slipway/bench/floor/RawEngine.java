package dev.slipway.bench.floor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;

/// One connection to an engine's socket with the least of HTTP that the Engine API needs. Knows
/// nothing of versions, deadlines or errors: it is for measuring, not for use.
public final class RawEngine implements Closeable {
  private static final String PREFIX = "/v1.41";

  private final SocketChannel channel;
  private byte[] bytes = new byte[16 * 1024];
  private int length;

  private RawEngine(SocketChannel channel) {
    this.channel = channel;
  }

  /// What came back.
  public record Answer(int status, String body) {
    /// The body of an answer that is no error.
    public String good() throws IOException {
      if (status >= 400) {
        throw new IOException("The engine answered " + status + ": " + body.strip());
      }
      return body;
    }

    /// The first string of this name, wherever it stands.
    public String text(String name) throws IOException {
      var before = "\"" + name + "\":\"";
      int from = body.indexOf(before);
      if (from < 0) {
        throw new IOException("The engine's answer has no " + name + ": " + body.strip());
      }
      from += before.length();
      return body.substring(from, body.indexOf('"', from));
    }
  }

  public static RawEngine connect(Path socket) throws IOException {
    var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(socket));
    return new RawEngine(channel);
  }

  public Answer call(String method, String path) throws IOException {
    return call(method, path, "");
  }

  public Answer call(String method, String path, String json) throws IOException {
    var body = json.getBytes(UTF_8);
    var head =
        method
            .concat(" ")
            .concat(PREFIX)
            .concat(path)
            .concat(" HTTP/1.1\r\nHost: docker\r\nContent-Type: application/json\r\n")
            .concat("Content-Length: ")
            .concat(Integer.toString(body.length))
            .concat("\r\n\r\n")
            .getBytes(ISO_8859_1);
    var request = ByteBuffer.allocate(head.length + body.length).put(head).put(body).flip();
    while (request.hasRemaining()) {
      channel.write(request);
    }
    return answer();
  }

  private Answer answer() throws IOException {
    length = 0;
    int end;
    do {
      if (!fill()) {
        throw new EOFException("The engine closed the connection without an answer.");
      }
      end = endOfHead();
    } while (end < 0);
    var head = new String(bytes, 0, end, ISO_8859_1);
    return new Answer(Integer.parseInt(head.substring(9, 12)), body(head, end));
  }

  private String body(String head, int from) throws IOException {
    if (head.startsWith("204", 9) || head.startsWith("304", 9)) {
      return "";
    }
    int measured = head.indexOf("Content-Length: ");
    if (measured >= 0) {
      measured += "Content-Length: ".length();
      int to = from + Integer.parseInt(head.substring(measured, head.indexOf('\r', measured)));
      while (length < to) {
        fillOrFail();
      }
      return new String(bytes, from, to - from, UTF_8);
    }
    if (head.contains("Transfer-Encoding: chunked")) {
      return chunks(from);
    }
    while (fill()) {
      // Until the engine closes, as it does after the output of a command.
    }
    return new String(bytes, from, length - from, UTF_8);
  }

  private String chunks(int from) throws IOException {
    var body = new StringBuilder();
    int position = from;
    while (true) {
      int end = position;
      while (end >= length || bytes[end] != '\n') {
        if (end >= length) {
          fillOrFail();
        } else {
          end++;
        }
      }
      int size = Integer.parseInt(new String(bytes, position, end - 1 - position, ISO_8859_1), 16);
      int after = end + 1 + size + 2;
      while (length < after) {
        fillOrFail();
      }
      if (size == 0) {
        return body.toString();
      }
      body.append(new String(bytes, end + 1, size, UTF_8));
      position = after;
    }
  }

  private int endOfHead() {
    for (int i = 3; i < length; i++) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private void fillOrFail() throws IOException {
    if (!fill()) {
      throw new EOFException("The engine closed the connection within an answer.");
    }
  }

  private boolean fill() throws IOException {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    int count = channel.read(ByteBuffer.wrap(bytes, length, bytes.length - length));
    length += Math.max(0, count);
    return count > 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
