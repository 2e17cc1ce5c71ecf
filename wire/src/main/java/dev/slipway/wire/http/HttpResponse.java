package dev.slipway.wire.http;

import java.io.Closeable;
import java.io.InputStream;
import java.io.OutputStream;

/// An answer whose body is read as it comes. Reading it to its end or closing it gives the
/// connection back; one of the two must happen. For one thread, but closing is for any.
public final class HttpResponse implements Closeable {
  private final ResponseHead head;
  private final ResponseBody body;

  HttpResponse(ResponseHead head, ResponseBody body) {
    this.head = head;
    this.body = body;
  }

  public int status() {
    return head.status();
  }

  public String reason() {
    return head.reason();
  }

  public HttpHeaders headers() {
    return head.headers();
  }

  /// Empty where HTTP has no body, so that it can be read without asking.
  public InputStream body() {
    return body;
  }

  /// After `101 Switching Protocols`: the way to the other side, whose bytes [#body] gives.
  public OutputStream upstream() {
    if (status() != 101) {
      throw new IllegalStateException("The connection still speaks HTTP.");
    }
    return new ConnectionOutput(body.connection.connection);
  }

  /// Replaces the deadline that the request was sent with, for what is still to come.
  public void expireAt(Deadline deadline) {
    body.expireAt(deadline);
  }

  /// Closes the connection as well, unless all of the body has been read.
  @Override
  public void close() {
    body.close();
  }
}
