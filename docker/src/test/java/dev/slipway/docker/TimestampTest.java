package dev.slipway.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimestampTest {
  @Test
  void timesAreReadAsTheJdkReadsThem() {
    for (var text :
        List.of(
            "2026-11-20T10:24:08.712527444Z",
            "2026-11-20T10:24:08Z",
            "2026-11-20T10:24:08.1+05:45",
            "2024-02-29T23:59:59.999999999-11:30",
            "0001-01-01T00:00:00Z",
            "1969-12-31T23:59:59.5Z")) {
      assertThat(Timestamp.parse(text)).as(text).contains(OffsetDateTime.parse(text).toInstant());
    }
  }

  @Test
  void whatTheJdkRefusesIsNoTime() {
    for (var text :
        List.of(
            "",
            "2026",
            "2026-11-20",
            "2026-11-20T10:24:08",
            "2026-13-20T10:24:08Z",
            "2026-02-30T10:24:08Z",
            "2026-11-20T24:24:08Z",
            "2026-11-20T10:24:08.Z",
            "2026-11-20T10:24:08.1234567890Z",
            "2026-11-20T10:24:08Zjunk",
            "２026-11-20T10:24:08Z",
            "2026/11-20T10:24:08Z",
            "2026-11-20T10:24:08+5:45")) {
      assertThat(Timestamp.parse(text)).as(text).isEmpty();
    }
  }

  @Test
  void anyTextIsATimeOrNone() {
    var random = new Random(11);
    for (int round = 0; round < 20_000; round++) {
      var text = new StringBuilder("2026-11-20T10:24:08.712527444Z");
      for (int i = random.nextInt(4); i >= 0; i--) {
        text.setCharAt(
            random.nextInt(text.length()), "0123456789-:.TZ+ x".charAt(random.nextInt(18)));
      }
      var found = Timestamp.parse(text.toString());
      if (found.isPresent() && text.indexOf(" ") < 0) {
        assertThat(found).as(text.toString()).isEqualTo(jdk(text.toString()));
      }
    }
  }

  private static Optional<Instant> jdk(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
