package dev.slipway.wire.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class JsonStreamTest {
  @Test
  void valuesComeOneByOneWithAnySpaceBetween() throws IOException {
    assertThat(read("{\"a\":1}\r\n{\"a\":2}[] true\n\n3 \"x\"\"y\""))
        .containsExactly("{\"a\":1}", "{\"a\":2}", "[]", "true", "3", "\"x\"", "\"y\"");
    assertThat(read("")).isEmpty();
    assertThat(read(" \n")).isEmpty();
  }

  @Test
  void aValueIsThereBeforeTheStreamGoesOn() throws IOException {
    var out = new PipedOutputStream();
    try (var stream = JsonStream.open(new PipedInputStream(out))) {
      out.write("{\"status\":\"Pulling\"}".getBytes(UTF_8));
      out.flush();
      assertThat(stream.next().orElseThrow().text("status")).contains("Pulling");
      out.write("\n{\"status\":\"Do".getBytes(UTF_8));
      out.write("ne\"}".getBytes(UTF_8));
      out.close();
      assertThat(stream.next().orElseThrow().text("status")).contains("Done");
      assertThat(stream.next()).isEmpty();
    }
  }

  @Test
  void valuesSurviveAnyChunking() throws IOException {
    var random = new Random(99);
    var values = new ArrayList<String>();
    for (int i = 0; i < 200; i++) {
      values.add(RandomJson.value(random, 5).write());
    }
    values.add(Json.of("ü\uD83D\uDE00".repeat(10_000)).write());
    var bytes = String.join("\n", values).getBytes(UTF_8);
    assertThat(read(new Trickle(bytes, random))).isEqualTo(values);
  }

  @Test
  void aCutValueIsAFaultWithItsPlace() {
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> read("{\"a\":1}\n{\"b\":"))
        .withMessage("Not JSON at line 2, column 6: a value was expected, not the end.");
  }

  @Test
  void bytesThatAreNotUtf8AreAFault() {
    var bytes = new byte[] {'1', ' ', '"', (byte) 0xC3, '"'};
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> read(new ByteArrayInputStream(bytes)))
        .withMessageContaining("not UTF-8");
  }

  private static List<String> read(String text) throws IOException {
    return read(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private static List<String> read(InputStream in) throws IOException {
    var values = new ArrayList<String>();
    try (var stream = JsonStream.open(in)) {
      for (var next = stream.next(); next.isPresent(); next = stream.next()) {
        values.add(next.get().write());
      }
    }
    return values;
  }

  /// Gives as few bytes at a time as it likes.
  private static final class Trickle extends InputStream {
    private final ByteArrayInputStream bytes;
    private final Random random;

    Trickle(byte[] bytes, Random random) {
      this.bytes = new ByteArrayInputStream(bytes);
      this.random = random;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int from, int length) {
      return bytes.read(into, from, Math.min(length, 1 + random.nextInt(7)));
    }
  }
}
