package dev.slipway.core.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageReferenceTest {
  private static final String HEX = "0123456789abcdef".repeat(4);
  private static final String DIGEST = "sha256:" + HEX;

  @ParameterizedTest
  @CsvSource({
    "busybox,                          docker.io,         library/busybox,  latest",
    "busybox:1.36,                     docker.io,         library/busybox,  1.36",
    "library/busybox,                  docker.io,         library/busybox,  latest",
    "docker.io/busybox,                docker.io,         library/busybox,  latest",
    "docker.io/library/busybox,        docker.io,         library/busybox,  latest",
    "index.docker.io/busybox,          docker.io,         library/busybox,  latest",
    "rapidsai/base:24.02-py3,          docker.io,         rapidsai/base,    24.02-py3",
    "a/b/c,                            docker.io,         a/b/c,            latest",
    "localhost/x,                      localhost,         x,                latest",
    "localhost:5000/x,                 localhost:5000,    x,                latest",
    "localhost:5000/x:1,               localhost:5000,    x,                1",
    "localhost:5000,                   docker.io,         library/localhost, 5000",
    "registry.example.com/x,           registry.example.com, x,             latest",
    "registry.example.com:443/x/y:z,   registry.example.com:443, x/y,       z",
    "192.168.1.1:5000/x,               192.168.1.1:5000,  x,                latest",
    "[::1]/x,                          '[::1]',           x,                latest",
    "[2001:db8::1]:5000/x:1,           '[2001:db8::1]:5000', x,             1",
    "Upper/x,                          Upper,             x,                latest",
    "UPPER.example/x,                  UPPER.example,     x,                latest",
    "xn--n3h.com/myimage,              xn--n3h.com,       myimage,          latest",
    "a--b,                             docker.io,         library/a--b,     latest",
    "a---b/c,                          docker.io,         a---b/c,          latest",
    "a__b,                             docker.io,         library/a__b,     latest",
    "a_b.c-d,                          docker.io,         library/a_b.c-d,  latest",
    "x:_A.b-C,                         docker.io,         library/x,        _A.b-C",
    "x:1-2.3_4,                        docker.io,         library/x,        1-2.3_4",
  })
  void namesAreMadeWholeAsDockerDoes(String text, String domain, String path, String tag) {
    assertThat(ImageReference.parse(text))
        .hasValue(new ImageReference(domain, path, Optional.of(tag), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Busybox",
        "docker.io/Library/busybox",
        "localhost:5000/Upper",
        "a//b",
        "/a",
        "a/",
        "a:",
        ":a",
        "a b",
        " a",
        "a_",
        "_a",
        "a___b",
        "a..b",
        "a._b",
        "-a",
        "a-",
        ".a",
        "a:b:c",
        "a:.b",
        "a:-b",
        "a:ı",
        "ınvalid",
        "a@",
        "a@b",
        "a@sha256",
        "a@sha256:",
        "a@sha256:0123456789abcdef0123456789abcdef",
        "a@sha256:" + "0123456789ABCDEF",
        "a@md5:0123456789abcdef0123456789abcdef",
        "-host.example/x",
        "host-.example/x",
        "host..example/x",
        "host.example:port/x",
        "[::1/x",
        "[fe80::1%eth0]/x",
        "http://registry.example/x",
      })
  void whatIsNoNameIsRefused(String text) {
    assertThat(ImageReference.parse(text)).isEmpty();
    assertThat(ImageReference.problem(text)).isNotBlank();
  }

  @Test
  void aDigestReplacesTheDefaultTag() {
    assertThat(ImageReference.parse("busybox@" + DIGEST))
        .hasValue(
            new ImageReference(
                "docker.io", "library/busybox", Optional.empty(), Optional.of(DIGEST)));
  }

  @Test
  void aDigestStandsBesideATag() {
    var reference = ImageReference.parse("localhost:5000/x:1@" + DIGEST).orElseThrow();
    assertThat(reference.tag()).hasValue("1");
    assertThat(reference.digest()).hasValue(DIGEST);
    assertThat(reference.familiar()).isEqualTo("localhost:5000/x:1@" + DIGEST);
  }

  @Test
  void digestsHaveTheLengthOfTheirAlgorithm() {
    assertThat(ImageReference.parse("x@sha256:" + HEX)).isPresent();
    assertThat(ImageReference.parse("x@sha256:" + HEX + "0")).isEmpty();
    assertThat(ImageReference.parse("x@sha256:" + HEX.substring(1))).isEmpty();
    assertThat(ImageReference.parse("x@sha256:" + HEX.replace('a', 'A'))).isEmpty();
    assertThat(ImageReference.parse("x@sha384:" + HEX + HEX.substring(32))).isPresent();
    assertThat(ImageReference.parse("x@sha512:" + HEX + HEX)).isPresent();
    assertThat(ImageReference.parse("x@sha512:" + HEX)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {DIGEST_PREFIX, ""})
  void anIdIsNoNameOfARegistry(String prefix) {
    var id = ImageReference.parse(prefix + HEX).orElseThrow();
    assertThat(id.isId()).isTrue();
    assertThat(id.familiar()).isEqualTo(DIGEST);
    assertThat(id).hasToString(DIGEST);
  }

  private static final String DIGEST_PREFIX = "sha256:";

  @Test
  void aShortIdIsAName() {
    assertThat(ImageReference.parse("0123456789ab").orElseThrow().isId()).isFalse();
  }

  @Test
  void lengthsAreLimitedAsInDocker() {
    assertThat(ImageReference.parse("x:" + "1".repeat(128))).isPresent();
    assertThat(ImageReference.parse("x:" + "1".repeat(129))).isEmpty();
    assertThat(ImageReference.parse("a/" + "b".repeat(253))).isPresent();
    assertThat(ImageReference.parse("a/" + "b".repeat(254))).isEmpty();
    assertThat(ImageReference.parse("b".repeat(247))).as("with library/").isPresent();
    assertThat(ImageReference.parse("b".repeat(248))).as("with library/").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.", "a-", "a/", "a:", "a@", "[", "0", "A.", "a__"})
  void longTextIsRefusedQuickly(String piece) {
    var text = piece.repeat(200_000);
    assertThatNoException().isThrownBy(() -> ImageReference.parse(text + "/x"));
    assertThatNoException().isThrownBy(() -> ImageReference.parse("x@" + text + ":00"));
  }

  @ParameterizedTest
  @CsvSource({
    "docker.io/library/busybox:latest, busybox:latest",
    "busybox:1,                        busybox:1",
    "index.docker.io/a/b:1,            a/b:1",
    "localhost:5000/x:1,               localhost:5000/x:1",
    "localhost:5000/library/x:1,       localhost:5000/library/x:1",
    "docker.io/library/a/b:1,          library/a/b:1",
    "docker.io/localhost/x:1,          docker.io/localhost/x:1",
    "docker.io/my.team/x:1,            docker.io/my.team/x:1",
  })
  void theFamiliarSpellingIsTheShortestThatMeansTheSame(String text, String familiar) {
    var reference = ImageReference.parse(text).orElseThrow();
    assertThat(reference.familiar()).isEqualTo(familiar);
    assertThat(reference).hasToString(familiar);
    assertThat(ImageReference.parse(familiar)).hasValue(reference);
  }

  @Test
  void theRepositoryIsWhole() {
    assertThat(ImageReference.parse("busybox:1").orElseThrow().repository())
        .isEqualTo("docker.io/library/busybox");
  }

  @Test
  void anyTextIsANameThatReadsBackOrAProblem() {
    var pieces =
        new String[] {
          "a",
          "B",
          "0",
          ".",
          "-",
          "_",
          "__",
          "/",
          ":",
          "@",
          "localhost",
          "docker.io",
          "library/",
          "[",
          "]",
          "::1",
          "sha256:",
          HEX,
          "ı",
          " ",
          "\n",
          "%"
        };
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      var text = new StringBuilder();
      for (int i = random.nextInt(8); i >= 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      var name = text.toString();
      ImageReference.parse(name)
          .ifPresentOrElse(
              reference ->
                  assertThat(ImageReference.parse(reference.familiar()))
                      .as("%s, seed %d", name, seed)
                      .hasValue(reference),
              () -> assertThat(ImageReference.problem(name)).as("seed %d", seed).endsWith("."));
    }
  }

  @Test
  void aProblemNamesTheCase() {
    assertThat(ImageReference.problem("Busybox:1")).contains("`Busybox:1`", "lower case");
    assertThat(ImageReference.problem("a b")).contains("`a b`", "[registry/]repository");
    assertThat(ImageReference.problem(" ")).contains("empty");
  }
}
