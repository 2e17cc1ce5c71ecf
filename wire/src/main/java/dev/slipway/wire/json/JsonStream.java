package dev.slipway.wire.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Optional;

/// JSON values one after another, with or without white space between them, as an engine's progress
/// streams send them. For one thread.
public final class JsonStream implements AutoCloseable {
  private final JsonParser parser;
  private final InputStream in;

  private JsonStream(InputStream in) {
    this.in = in;
    this.parser = new JsonParser(new InputStreamReader(in, UTF_8.newDecoder()));
  }

  public static JsonStream open(InputStream utf8) {
    return new JsonStream(utf8);
  }

  /// The next value, as soon as its last character is there; empty at the end of the stream. A
  /// number is over only when something follows it.
  ///
  /// @throws JsonException when the stream holds anything else; nothing can be read after it
  public Optional<Json> next() throws IOException {
    return parser.next();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
