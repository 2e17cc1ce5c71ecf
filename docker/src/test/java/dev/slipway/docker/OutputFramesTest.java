package dev.slipway.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.container.LogSink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputFramesTest {
  @Test
  void framesComeApartWhateverThePiecesTheyArriveIn() throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(frame(1, "one "));
    bytes.writeBytes(frame(2, "error"));
    bytes.writeBytes(frame(1, ""));
    bytes.writeBytes(frame(3, "!"));
    bytes.writeBytes(frame(0, "two"));
    for (int size = 1; size <= bytes.size(); size++) {
      assertThat(read(pieces(bytes.toByteArray(), size), false))
          .isEqualTo(Map.of(LogSink.Stream.STDOUT, "one two", LogSink.Stream.STDERR, "error!"));
    }
  }

  @Test
  void aFrameMayBeLargerThanAnyBuffer() throws IOException {
    var text = "0123456789".repeat(50_000);
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(frame(1, text));
    bytes.writeBytes(frame(2, "end"));
    assertThat(read(new ByteArrayInputStream(bytes.toByteArray()), false))
        .isEqualTo(Map.of(LogSink.Stream.STDOUT, text, LogSink.Stream.STDERR, "end"));
  }

  @Test
  void aTerminalHasNoFrames() throws IOException {
    var text = "\u0001\0\0\0 anything";
    assertThat(read(new ByteArrayInputStream(text.getBytes(UTF_8)), true))
        .isEqualTo(Map.of(LogSink.Stream.STDOUT, text));
  }

  @Test
  void whatCameOfABrokenFrameIsKept() throws IOException {
    var frame = frame(1, "all of it");
    var part = Arrays.copyOf(frame, frame.length - 3);
    assertThat(read(new ByteArrayInputStream(part), false))
        .isEqualTo(Map.of(LogSink.Stream.STDOUT, "all of"));
  }

  @Test
  void whatIsNoFrameIsNoOutput() {
    assertThatThrownBy(() -> read(new ByteArrayInputStream("plain text".getBytes(UTF_8)), false))
        .isInstanceOf(StreamCorruptedException.class);
    assertThatThrownBy(() -> read(new ByteArrayInputStream(new byte[] {1, 0, 0}), false))
        .isInstanceOf(EOFException.class);
  }

  private static byte[] frame(int stream, String text) {
    var bytes = text.getBytes(UTF_8);
    return ByteBuffer.allocate(8 + bytes.length)
        .put(new byte[] {(byte) stream, 0, 0, 0})
        .putInt(bytes.length)
        .put(bytes)
        .array();
  }

  private static InputStream pieces(byte[] bytes, int size) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] buffer, int offset, int length) {
        return super.read(buffer, offset, Math.min(size, length));
      }
    };
  }

  private static Map<LogSink.Stream, String> read(InputStream in, boolean terminal)
      throws IOException {
    var outputs = new EnumMap<LogSink.Stream, ByteArrayOutputStream>(LogSink.Stream.class);
    OutputFrames.copy(
        in,
        terminal,
        (stream, bytes) -> {
          var copy = new byte[bytes.remaining()];
          bytes.get(copy);
          outputs.computeIfAbsent(stream, _ -> new ByteArrayOutputStream()).writeBytes(copy);
        });
    var texts = new EnumMap<LogSink.Stream, String>(LogSink.Stream.class);
    outputs.forEach((stream, bytes) -> texts.put(stream, bytes.toString(UTF_8)));
    return texts;
  }
}
