package dev.slipway.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.container.ByteCount;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TailBufferTest {
  @Test
  void theEndIsKeptWhateverThePiecesItIsWrittenIn() {
    var random = new Random(7);
    for (int round = 0; round < 300; round++) {
      int limit = random.nextInt(2000);
      var all = new StringBuilder();
      var buffer = new TailBuffer(ByteCount.of(limit));
      for (int i = random.nextInt(8); i >= 0; i--) {
        var piece = ascii(random, random.nextInt(1500));
        buffer.write(ByteBuffer.wrap(piece.getBytes(UTF_8)));
        all.append(piece);
      }
      var expected = all.substring(Math.max(0, all.length() - limit));
      assertThat(buffer.text()).as("limit %s of %s", limit, all.length()).isEqualTo(expected);
      assertThat(buffer.truncated()).isEqualTo(all.length() > limit);
    }
  }

  private static String ascii(Random random, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  @Test
  void aCharacterThatIsCutIsLeftOut() {
    var text = "şarkı 🚢";
    for (int limit = 0; limit <= text.getBytes(UTF_8).length; limit++) {
      var buffer = new TailBuffer(ByteCount.of(limit));
      buffer.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
      assertThat(text).endsWith(buffer.text());
    }
  }
}
