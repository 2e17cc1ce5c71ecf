package dev.slipway.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;

/// What a request carries.
public sealed interface RequestBody {
  RequestBody NONE = new None();

  /// Sent with its length.
  static RequestBody of(String utf8) {
    return new Bytes(utf8.getBytes(UTF_8));
  }

  /// Sent with its length. The bytes are not copied.
  static RequestBody of(byte[] bytes) {
    return new Bytes(bytes);
  }

  /// Sent in chunks, as the source writes it. Such a request is never sent a second time.
  static RequestBody streamed(Source source) {
    return new Streamed(source);
  }

  /// Writes a body once. Does not close the stream.
  interface Source {
    void writeTo(OutputStream out) throws IOException;
  }

  /// Nothing.
  record None() implements RequestBody {}

  /// Bytes that are here.
  final class Bytes implements RequestBody {
    final byte[] bytes;

    private Bytes(byte[] bytes) {
      this.bytes = bytes;
    }
  }

  /// Bytes that come as they are made.
  record Streamed(Source source) implements RequestBody {}
}
