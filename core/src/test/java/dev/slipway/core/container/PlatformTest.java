package dev.slipway.core.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlatformTest {
  @Test
  void twoPartsAreSystemAndArchitecture() {
    assertThat(Platform.parse("linux/amd64"))
        .hasValue(new Platform("linux", "amd64", Optional.empty()));
  }

  @Test
  void aThirdPartIsTheVariant() {
    assertThat(Platform.parse("linux/arm64/v8"))
        .hasValue(new Platform("linux", "arm64", Optional.of("v8")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"linux/amd64", "linux/arm/v7", "windows/amd64", "linux/x86_64"})
  void aPlatformReadsBackAsItIsWritten(String text) {
    assertThat(Platform.parse(text).orElseThrow()).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "linux",
        "linux/",
        "/amd64",
        "linux//v8",
        "linux/arm64/v8/x",
        "Linux/amd64",
        "linux/amd 64",
        "lınux/amd64",
        "linux/amd64/"
      })
  void whatIsNoPlatformIsRefused(String text) {
    assertThat(Platform.parse(text)).isEmpty();
  }
}
