package dev.slipway.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a request carries: nothing, bytes that are here, or bytes that come as they are made.
public final class RequestBody {
  public static final RequestBody NONE = new RequestBody(new byte[0], null);

  private final byte[] bytes;
  private final @Nullable Source source;

  private RequestBody(byte[] bytes, @Nullable Source source) {
    this.bytes = bytes;
    this.source = source;
  }

  /// Sent with its length.
  public static RequestBody of(String utf8) {
    return of(utf8.getBytes(UTF_8));
  }

  /// Sent with its length. The bytes are not copied.
  public static RequestBody of(byte[] bytes) {
    return new RequestBody(bytes, null);
  }

  /// Sent in chunks, as the source writes it. Such a request is never sent a second time.
  public static RequestBody streamed(Source source) {
    return new RequestBody(new byte[0], source);
  }

  /// Writes a body once. Does not close the stream.
  public interface Source {
    void writeTo(OutputStream out) throws IOException;
  }

  byte[] bytes() {
    return bytes;
  }

  Optional<Source> source() {
    return Optional.ofNullable(source);
  }
}
