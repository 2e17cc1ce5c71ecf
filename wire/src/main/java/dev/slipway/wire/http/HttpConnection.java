package dev.slipway.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Arrays;

/// One connection that carries one exchange after another.
final class HttpConnection {
  final Connection connection;
  final ConnectionInput in;
  private final Owner owner;
  private boolean peerStopped;

  /// Takes connections back.
  interface Owner {
    /// @param reusable when the next request may follow; otherwise the connection is closed already
    void done(HttpConnection connection, boolean reusable);
  }

  HttpConnection(Connection connection, Owner owner) {
    this(connection, new ConnectionInput(connection::read), owner);
  }

  HttpConnection(Connection connection, ConnectionInput in, Owner owner) {
    this.connection = connection;
    this.in = in;
    this.owner = owner;
  }

  /// After a failure the connection is closed.
  HttpResponse exchange(HttpRequest request, String host) throws IOException {
    boolean answered = false;
    try {
      in.expectNothingYet();
      boolean whole = send(request, host);
      var head = ResponseHead.read(in);
      var body = body(request, head, whole && head.keepsConnection());
      answered = true;
      return new HttpResponse(head, body);
    } finally {
      if (!answered) {
        done(false);
      }
    }
  }

  void done(boolean reusable) {
    // Bytes that nobody asked for belong to no answer.
    boolean again = reusable && in.buffered() == 0 && connection.isOpen();
    if (again) {
      connection.expireAt(Deadline.NONE);
    } else {
      connection.close();
    }
    owner.done(this, again);
  }

  /// False when the other side stopped listening before the end; it may have said why.
  private boolean send(HttpRequest request, String host) throws IOException {
    peerStopped = false;
    try {
      write(head(request, host), request.body().bytes());
      if (request.body().source().isPresent()) {
        var chunks = new ChunkedOutput(this::push);
        request.body().source().get().writeTo(chunks);
        chunks.finish();
      }
      return true;
    } catch (IOException e) {
      if (!peerStopped) {
        throw e;
      }
      return false;
    }
  }

  private void push(byte[] bytes, int offset, int length) throws IOException {
    try {
      connection.write(bytes, offset, length);
    } catch (SocketTimeoutException | ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      peerStopped = connection.isOpen();
      throw e;
    }
  }

  /// In one write where that is no waste, so that small requests are one packet.
  private void write(String head, byte[] body) throws IOException {
    var start = head.getBytes(UTF_8);
    if (body.length > 64 * 1024) {
      push(start, 0, start.length);
      push(body, 0, body.length);
      return;
    }
    var all = Arrays.copyOf(start, start.length + body.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    push(all, 0, all.length);
  }

  private static String head(HttpRequest request, String host) {
    var head = new StringBuilder(256);
    head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\n");
    if (!request.headers().has("Host")) {
      field(head, "Host", host);
    }
    for (var header : request.headers().fields()) {
      field(head, header.name(), header.value());
    }
    int length = request.body().bytes().length;
    if (request.body().source().isPresent()) {
      field(head, "Transfer-Encoding", "chunked");
    } else if (length > 0 || request.method().equals("POST") || request.method().equals("PUT")) {
      // RFC 9110, section 8.6: methods that usually carry something say that they do not.
      field(head, "Content-Length", Integer.toString(length));
    }
    return head.append("\r\n").toString();
  }

  private static void field(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }

  /// RFC 9112, section 6.3.
  private ResponseBody body(HttpRequest request, ResponseHead head, boolean reusable)
      throws IOException {
    if (head.status() == 101) {
      return new ResponseBody.UntilClose(this);
    }
    if (request.method().equals("HEAD") || head.status() == 204 || head.status() == 304) {
      return ended(reusable);
    }
    if (head.isChunked()) {
      // A length beside the chunks is how requests are smuggled; nothing more is read after it.
      return new ResponseBody.Chunked(this, reusable && !head.headers().has("Content-Length"));
    }
    long length = head.contentLength();
    if (length < 0) {
      return new ResponseBody.UntilClose(this);
    }
    return length == 0 ? ended(reusable) : new ResponseBody.Measured(this, length, reusable);
  }

  private ResponseBody ended(boolean reusable) {
    var body = new ResponseBody.Empty(this);
    body.end(reusable);
    return body;
  }
}
