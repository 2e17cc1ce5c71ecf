package dev.slipway.docker;

import dev.slipway.core.container.LogSink;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;

/// Passes on what follows after as many bytes of each stream as were passed on already.
final class SkippingSink implements LogSink {
  private final LogSink sink;
  private final Map<LogSink.Stream, Long> seen = new EnumMap<>(LogSink.Stream.class);

  SkippingSink(LogSink sink) {
    this.sink = sink;
  }

  /// Passes everything on and counts it.
  LogSink counting() {
    return (stream, bytes) -> {
      seen.merge(stream, (long) bytes.remaining(), Long::sum);
      sink.write(stream, bytes);
    };
  }

  @Override
  public void write(LogSink.Stream stream, ByteBuffer bytes) {
    long skip = Math.min(seen.getOrDefault(stream, 0L), bytes.remaining());
    seen.merge(stream, -skip, Long::sum);
    bytes.position(bytes.position() + (int) skip);
    if (bytes.hasRemaining()) {
      sink.write(stream, bytes);
    }
  }
}
