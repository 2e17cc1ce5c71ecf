package dev.slipway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.failure.FailureException;
import dev.slipway.manifest.Source;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebTest {
  @TempDir private Path folder;

  @Test
  void aServerThatNeverAnswersIsGivenUp() throws IOException {
    try (var server = FileServer.open(folder)) {
      var web = new Web(true, Duration.ofMillis(300));
      var url = server.address() + "/silent";

      assertThatThrownBy(() -> web.fetch(url))
          .isInstanceOf(FailureException.class)
          .hasMessage("Fetching " + url + " took longer than 0.3 s.");
    }
  }

  @Test
  void noMoreIsReadThanAManifestMayHave() throws IOException, InterruptedException {
    try (var file = new RandomAccessFile(folder.resolve("large").toFile(), "rw")) {
      file.setLength(Source.MAXIMUM_BYTES + 1_000_000L);
    }
    try (var server = FileServer.open(folder)) {
      var bytes = new Web(true).fetch(server.address() + "/large");

      assertThat(bytes).hasSize(Source.MAXIMUM_BYTES + 1);
    }
  }

  @Test
  void aQueryIsPartOfTheRequest() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("manifest.yaml"), "name: harbour\n");
    try (var server = FileServer.open(folder)) {
      var bytes = new Web(true).fetch(server.address() + "/manifest.yaml?ref=main#part");

      assertThat(new String(bytes, UTF_8)).isEqualTo("name: harbour\n");
    }
  }

  @Test
  void privateAddressesAreRefusedHoweverTheyAreWritten() {
    var hosts =
        List.of(
            "127.0.0.1",
            "[::1]",
            "10.0.0.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "[fd00::1]",
            "[::ffff:127.0.0.1]",
            "2130706433");
    for (var host : hosts) {
      assertThatThrownBy(() -> new Web(false).fetch("http://" + host + ":1/"))
          .as(host)
          .isInstanceOf(FailureException.class)
          .hasMessageContaining("an address of this machine or of a private network");
    }
  }
}
