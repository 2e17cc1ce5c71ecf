package dev.slipway.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import dev.slipway.docker.EngineLocator.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineLocatorTest {
  /// SHA-256 of `remote`, as Docker names the folders of a context.
  private static final String REMOTE =
      "b71199ebd070b36beab7317920c2c2f1d777df8d05e5527d8458fda57cb17a7a";

  @TempDir private Path home;

  @Test
  void withoutAnySettingTheUsualPlacesOfDockerComeBeforePodmans() {
    assertThat(addresses(Map.of("XDG_RUNTIME_DIR", "/run/user/1000")))
        .containsExactly(
            "unix:///var/run/docker.sock",
            "unix:///run/user/1000/docker.sock",
            "unix://" + home + "/.docker/run/docker.sock",
            "unix:///run/user/1000/podman/podman.sock",
            "unix:///run/podman/podman.sock");
    assertThat(addresses(Map.of()))
        .containsExactly(
            "unix:///var/run/docker.sock",
            "unix://" + home + "/.docker/run/docker.sock",
            "unix:///run/podman/podman.sock");
  }

  @Test
  void dockerHostIsTheOnlyPlaceOfWhoeverSetsIt() throws IOException {
    writeContext("{\"Host\":\"tcp://ignored:2375\"}");
    assertThat(
            locator(Map.of("DOCKER_HOST", "unix:///d.sock", "DOCKER_CONTEXT", "remote")).places())
        .containsExactly(new Place("DOCKER_HOST", new EngineAddress.Unix(Path.of("/d.sock"))));
    assertThat(addresses(Map.of("DOCKER_HOST", ""))).hasSize(3);
  }

  @Test
  void tcpHasTheStandardPorts() {
    assertThat(addresses(Map.of("DOCKER_HOST", "tcp://docker")))
        .containsExactly("tcp://docker:2375");
    assertThat(addresses(Map.of("DOCKER_HOST", "tcp://[::1]:99/")))
        .containsExactly("tcp://[::1]:99");
    assertThat(addresses(Map.of("DOCKER_HOST", "http://10.0.0.1:80")))
        .containsExactly("tcp://10.0.0.1:80");
    assertThat(addresses(Map.of("DOCKER_HOST", "https://docker")))
        .containsExactly("https://docker:2376");
  }

  @Test
  void tlsUsesTheCertificatesOfItsFolder() throws IOException {
    var certificates = Files.createDirectory(home.resolve("certs"));
    Files.createFile(certificates.resolve("ca.pem"));
    var places =
        locator(
                Map.of(
                    "DOCKER_HOST", "tcp://docker",
                    "DOCKER_TLS_VERIFY", "1",
                    "DOCKER_CERT_PATH", certificates.toString()))
            .places();
    assertThat(places.getFirst().address())
        .isEqualTo(
            new EngineAddress.Tls(
                "docker",
                2376,
                new EngineAddress.TlsFiles(
                    Optional.of(certificates.resolve("ca.pem")),
                    Optional.empty(),
                    Optional.empty()),
                true));
  }

  @Test
  void tlsWithoutVerificationIsPossible() {
    var places = locator(Map.of("DOCKER_HOST", "tcp://docker", "DOCKER_TLS", "1")).places();
    assertThat(places.getFirst().address())
        .isEqualTo(new EngineAddress.Tls("docker", 2376, EngineAddress.TlsFiles.NONE, false));
  }

  @Test
  void theCurrentContextIsUsed() throws IOException {
    writeContext("{\"Host\":\"unix:///ctx.sock\",\"SkipTLSVerify\":false}");
    assertThat(locator(Map.of("DOCKER_CONTEXT", "remote")).places())
        .containsExactly(
            new Place("docker context `remote`", new EngineAddress.Unix(Path.of("/ctx.sock"))));
    Files.writeString(home.resolve(".docker/config.json"), "{\"currentContext\":\"remote\"}");
    assertThat(addresses(Map.of())).containsExactly("unix:///ctx.sock");
    assertThat(addresses(Map.of("DOCKER_CONTEXT", "default"))).hasSize(3);
  }

  @Test
  void aContextBringsItsOwnCertificates() throws IOException {
    writeContext("{\"Host\":\"tcp://docker:2376\"}");
    var tls = Files.createDirectories(home.resolve(".docker/contexts/tls/" + REMOTE + "/docker"));
    Files.createFile(tls.resolve("ca.pem"));
    Files.createFile(tls.resolve("cert.pem"));
    Files.createFile(tls.resolve("key.pem"));
    var address = locator(Map.of("DOCKER_CONTEXT", "remote")).places().getFirst().address();
    assertThat(address)
        .isEqualTo(
            new EngineAddress.Tls(
                "docker",
                2376,
                new EngineAddress.TlsFiles(
                    Optional.of(tls.resolve("ca.pem")),
                    Optional.of(tls.resolve("cert.pem")),
                    Optional.of(tls.resolve("key.pem"))),
                true));
  }

  @Test
  void dockerConfigMovesTheFolder() throws IOException {
    var elsewhere = Files.createDirectory(home.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("config.json"), "{\"currentContext\":\"nope\"}");
    fails(
        FailureCode.BAD_USAGE,
        "There is no docker context `nope` in " + elsewhere + ".",
        Map.of("DOCKER_CONFIG", elsewhere.toString()));
  }

  @Test
  void aBrokenConfigurationIsSaidToBeBroken() throws IOException {
    Files.createDirectories(home.resolve(".docker"));
    Files.writeString(home.resolve(".docker/config.json"), "{\n  oops\n}");
    fails(
        FailureCode.UNREADABLE,
        "Docker's settings in " + home + "/.docker/config.json cannot be read: Not JSON at line 2",
        Map.of());
  }

  @Test
  void theWordsDockerAndPodmanChoose() {
    var environment = Map.of("XDG_RUNTIME_DIR", "/run/user/1", "CONTAINER_HOST", "unix:///p.sock");
    assertThat(locator(environment).wanting("podman").places())
        .containsExactly(new Place("CONTAINER_HOST", new EngineAddress.Unix(Path.of("/p.sock"))));
    assertThat(texts(locator(Map.of()).wanting("podman").places()))
        .containsExactly("unix:///run/podman/podman.sock");
    assertThat(texts(locator(environment).wanting("docker").places()))
        .containsExactly(
            "unix:///var/run/docker.sock",
            "unix:///run/user/1/docker.sock",
            "unix://" + home + "/.docker/run/docker.sock");
  }

  @Test
  void whatIsNamedOnTheCommandLineWins() {
    assertThat(locator(Map.of("DOCKER_HOST", "unix:///d.sock")).wanting("unix:///e.sock").places())
        .containsExactly(new Place("--engine", new EngineAddress.Unix(Path.of("/e.sock"))));
  }

  @Test
  void sshIsNotSpokenAndTheAlternativeNamed() {
    assertThatExceptionOfType(FailureException.class)
        .isThrownBy(() -> locator(Map.of("DOCKER_HOST", "ssh://me@host")).places())
        .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.UNSUPPORTED))
        .satisfies(e -> assertThat(e.failure().hint().orElseThrow()).contains("ssh -nNT -L"))
        .withMessage("DOCKER_HOST is ssh://me@host, but Slipway does not open SSH connections.");
  }

  @Test
  void whatIsNoAddressIsRefused() {
    for (var text :
        List.of(
            "/var/run/docker.sock",
            "docker.sock",
            "unix://",
            "tcp://",
            "tcp://a b:1",
            "tcp://host:port",
            "tcp://host/path",
            "tcp://user@host",
            "gopher://host")) {
      fails(
          FailureCode.BAD_USAGE,
          "DOCKER_HOST is `" + text + "`, which is no address of an engine.",
          Map.of("DOCKER_HOST", text));
    }
    fails(FailureCode.UNSUPPORTED, "named pipes", Map.of("DOCKER_HOST", "npipe:////./pipe/docker"));
  }

  @Test
  void aContextWithoutDockerEngineIsRefused() throws IOException {
    writeContext("{}");
    fails(
        FailureCode.UNSUPPORTED,
        "The docker context `remote` names no Docker engine.",
        Map.of("DOCKER_CONTEXT", "remote"));
  }

  private void fails(FailureCode code, String words, Map<String, String> environment) {
    assertThatExceptionOfType(FailureException.class)
        .isThrownBy(() -> locator(environment).places())
        .withMessageContaining(words)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }

  private void writeContext(String docker) throws IOException {
    var folder = Files.createDirectories(home.resolve(".docker/contexts/meta/" + REMOTE));
    Files.writeString(
        folder.resolve("meta.json"),
        "{\"Name\":\"remote\",\"Endpoints\":{\"docker\":" + docker + "}}");
  }

  private EngineLocator locator(Map<String, String> environment) {
    return EngineLocator.of(environment, home);
  }

  private List<String> addresses(Map<String, String> environment) {
    return texts(locator(environment).places());
  }

  private static List<String> texts(List<Place> places) {
    return places.stream().map(place -> place.address().toString()).toList();
  }
}
