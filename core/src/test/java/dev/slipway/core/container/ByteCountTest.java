package dev.slipway.core.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteCountTest {
  @ParameterizedTest
  @CsvSource({
    "0,        0",
    "1,        1",
    "512,      512",
    "1b,       1",
    "1k,       1000",
    "1K,       1000",
    "1Ki,      1024",
    "1KiB,     1024",
    "200M,     200000000",
    "200MB,    200000000",
    "200mb,    200000000",
    "200Mi,    209715200",
    "200MiB,   209715200",
    "200 MiB,  209715200",
    "' 2Gi ',  2147483648",
    "1.5Gi,    1610612736",
    "1G,       1000000000",
    "1T,       1000000000000",
    "1Ti,      1099511627776",
    "0.5,      0",
    "9223372036854775807, 9223372036854775807",
  })
  void quantitiesAreReadAsKubernetesDoes(String text, long bytes) {
    assertThat(ByteCount.parse(text)).hasValue(ByteCount.of(bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "512m,   536870912",
    "512mb,  536870912",
    "512M,   536870912",
    "512MiB, 536870912",
    "1k,     1024",
    "1g,     1073741824",
    "1T,     1099511627776",
    "64,     64",
    "64b,    64",
  })
  void memoryIsReadAsDockerDoes(String text, long bytes) {
    assertThat(ByteCount.parseRam(text)).hasValue(ByteCount.of(bytes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "M",
        "-1",
        "+1",
        "1,5M",
        "1.M",
        ".5M",
        "1e3",
        "1 2",
        "1MM",
        "1Mİ",
        "1mıb",
        "0x10",
        "9223372036854775808",
        "9999999T",
        "١"
      })
  void whatIsNoQuantityIsRefused(String text) {
    assertThat(ByteCount.parse(text)).isEmpty();
    assertThat(ByteCount.parseRam(text)).isEmpty();
  }

  @Test
  void longTextIsRefusedQuickly() {
    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () ->
            assertThat(ByteCount.parse("9".repeat(1_000_000) + "." + "9".repeat(1_000_000)))
                .isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "0,                   0 B",
    "1023,                1023 B",
    "1024,                1.0 KiB",
    "1536,                1.5 KiB",
    "1048524,             1023.9 KiB",
    "1048575,             1.0 MiB",
    "1048576,             1.0 MiB",
    "5000000000,          4.7 GiB",
    "9223372036854775807, 8.0 EiB",
  })
  void peopleReadBinaryUnits(long bytes, String text) {
    assertThat(ByteCount.of(bytes)).hasToString(text);
  }

  @Test
  void nothingIsLessThanNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> ByteCount.of(-1));
  }

  @Test
  void mebibytesAreCounted() {
    assertThat(ByteCount.ofMebibytes(3).bytes()).isEqualTo(3L * 1024 * 1024);
    assertThat(ByteCount.ofMebibytes(1)).isLessThan(ByteCount.ofMebibytes(2));
  }
}
