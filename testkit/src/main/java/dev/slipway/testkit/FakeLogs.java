package dev.slipway.testkit;

import dev.slipway.core.container.LogSink;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/// The output of a fake container, in the order it was written. Guarded by the machine's monitor.
final class FakeLogs {
  /// What was written at once.
  record Chunk(LogSink.Stream stream, ByteBuffer bytes) {
    Chunk(LogSink.Stream stream, byte[] bytes) {
      this(stream, ByteBuffer.wrap(bytes.clone()).asReadOnlyBuffer());
    }

    void to(LogSink sink) {
      sink.write(stream, bytes.duplicate());
    }
  }

  private final boolean tty;
  private final List<Chunk> chunks = new ArrayList<>();

  FakeLogs(boolean tty) {
    this.tty = tty;
  }

  void write(LogSink.Stream stream, byte[] bytes) {
    chunks.add(
        tty ? new Chunk(LogSink.Stream.STDOUT, carriageReturns(bytes)) : new Chunk(stream, bytes));
  }

  int size() {
    return chunks.size();
  }

  List<Chunk> upTo(int index) {
    return List.copyOf(chunks.subList(0, index));
  }

  List<Chunk> from(int index) {
    return List.copyOf(chunks.subList(index, chunks.size()));
  }

  /// Each line as one chunk in the order in which lines ended.
  List<Chunk> tail(int count) {
    var lines = new ArrayList<Chunk>();
    var begun = new EnumMap<LogSink.Stream, ByteArrayOutputStream>(LogSink.Stream.class);
    for (var chunk : chunks) {
      var line = begun.computeIfAbsent(chunk.stream(), _ -> new ByteArrayOutputStream());
      var bytes = chunk.bytes().duplicate();
      while (bytes.hasRemaining()) {
        byte next = bytes.get();
        line.write(next);
        if (next == '\n') {
          lines.add(new Chunk(chunk.stream(), line.toByteArray()));
          line.reset();
        }
      }
    }
    begun.forEach(
        (stream, line) -> {
          if (line.size() > 0) {
            lines.add(new Chunk(stream, line.toByteArray()));
          }
        });
    return List.copyOf(lines.subList(Math.max(0, lines.size() - count), lines.size()));
  }

  private static byte[] carriageReturns(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    for (byte next : bytes) {
      if (next == '\n') {
        out.write('\r');
      }
      out.write(next);
    }
    return out.toByteArray();
  }
}
