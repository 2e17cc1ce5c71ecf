package dev.slipway.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.slipway.core.container.ContainerEngine;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// TLS with certificates that `openssl` makes, against a server on loopback that asks for a
/// client's certificate.
class PemFilesTest {
  private static final String INFO = "{\"ServerVersion\":\"over TLS\"}";
  @TempDir private static Path folder;

  @BeforeAll
  static void makeCertificates() throws Exception {
    openssl(
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-subj",
        "/CN=slipway test authority",
        "-days",
        "2",
        "-keyout",
        "ca-key.pem",
        "-out",
        "ca.pem");
    Files.writeString(folder.resolve("names"), "subjectAltName=DNS:localhost\n");
    for (var name : List.of("server", "cert")) {
      openssl(
          "req",
          "-newkey",
          "rsa:2048",
          "-nodes",
          "-subj",
          "/CN=" + name,
          "-keyout",
          name + "-key.pem",
          "-out",
          name + ".csr");
      openssl(
          "x509",
          "-req",
          "-in",
          name + ".csr",
          "-CA",
          "ca.pem",
          "-CAkey",
          "ca-key.pem",
          "-CAcreateserial",
          "-days",
          "2",
          "-extfile",
          "names",
          "-out",
          name + ".pem");
    }
    Files.copy(folder.resolve("cert-key.pem"), folder.resolve("key.pem"));
    openssl("rsa", "-in", "cert-key.pem", "-traditional", "-out", "pkcs1.pem");
    openssl("ecparam", "-name", "secp384r1", "-genkey", "-out", "sec1.pem");
    openssl("genpkey", "-algorithm", "ed25519", "-out", "ed25519.pem");
    openssl(
        "rsa",
        "-in",
        "cert-key.pem",
        "-traditional",
        "-aes128",
        "-passout",
        "pass:x",
        "-out",
        "locked.pem");
  }

  private static void openssl(String... words) throws Exception {
    var command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(words));
    try {
      var process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("openssl.log").toFile())
              .start();
      assertThat(process.waitFor())
          .as(() -> command + " " + read(folder.resolve("openssl.log")))
          .isZero();
    } catch (IOException _) {
      abort("There is no openssl on this machine.");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void everyFormOfKeyIsRead() throws Exception {
    assertThat(PemFiles.privateKey(folder.resolve("key.pem")).getAlgorithm()).isEqualTo("RSA");
    assertThat(PemFiles.privateKey(folder.resolve("pkcs1.pem")))
        .isEqualTo(PemFiles.privateKey(folder.resolve("key.pem")));
    assertThat(PemFiles.privateKey(folder.resolve("sec1.pem")).getAlgorithm()).isEqualTo("EC");
    assertThat(PemFiles.privateKey(folder.resolve("ca-key.pem")).getAlgorithm()).isEqualTo("EC");
    assertThat(PemFiles.privateKey(folder.resolve("ed25519.pem")).getAlgorithm())
        .isEqualTo("EdDSA");
  }

  @Test
  void whatIsNoKeyIsSaidToBeNone() {
    refused("ca.pem", "it holds a CERTIFICATE, not a private key");
    refused("names", "it holds no key in PEM form");
    refused("locked.pem", "the key has a password; Docker's keys have none");
    refused("missing.pem", "missing.pem");
  }

  private static void refused(String key, String why) {
    var files =
        new EngineAddress.TlsFiles(
            Optional.of(folder.resolve("ca.pem")),
            Optional.of(folder.resolve("cert.pem")),
            Optional.of(folder.resolve(key)));
    assertThatExceptionOfType(FailureException.class)
        .isThrownBy(() -> PemFiles.context(files, true))
        .withMessageStartingWith(
            "The TLS file " + folder.resolve(key) + " for the engine cannot be")
        .withMessageContaining(why)
        .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.UNREADABLE));
  }

  @Test
  void anEngineIsSpokenToOverTls() throws Exception {
    try (var server = server()) {
      try (var engine = open(server, "localhost", Map.of("DOCKER_TLS_VERIFY", "1"))) {
        assertThat(engine.info().version()).isEqualTo("over TLS");
      }
    }
  }

  @Test
  void anEngineWithAnotherNameIsNotTrustedUnlessNobodyChecks() throws Exception {
    try (var server = server()) {
      assertThatExceptionOfType(FailureException.class)
          .isThrownBy(() -> open(server, "127.0.0.1", Map.of("DOCKER_TLS_VERIFY", "1")).close())
          .withMessageContaining("TLS failed: ")
          .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.ENGINE_UNREACHABLE));
      try (var engine = open(server, "127.0.0.1", Map.of("DOCKER_TLS", "1"))) {
        assertThat(engine.info().version()).isEqualTo("over TLS");
      }
    }
  }

  @Test
  void withoutItsCertificateTheClientIsTurnedAway() throws Exception {
    var bare = Files.createDirectory(folder.resolve("bare"));
    Files.copy(folder.resolve("ca.pem"), bare.resolve("ca.pem"));
    try (var server = server()) {
      assertThatExceptionOfType(FailureException.class)
          .isThrownBy(
              () ->
                  open(
                          server,
                          "localhost",
                          Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", bare.toString()))
                      .close())
          .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.ENGINE_UNREACHABLE));
    }
  }

  private static ContainerEngine open(
      SSLServerSocket server, String host, Map<String, String> environment)
      throws InterruptedException {
    var all = new HashMap<>(Map.of("DOCKER_CERT_PATH", folder.toString()));
    all.putAll(environment);
    all.put("DOCKER_HOST", "tcp://" + host + ":" + server.getLocalPort());
    return DockerEngine.open(EngineLocator.of(all, folder), Thread.ofPlatform().daemon().factory());
  }

  private static SSLServerSocket server() throws IOException {
    var files =
        new EngineAddress.TlsFiles(
            Optional.of(folder.resolve("ca.pem")),
            Optional.of(folder.resolve("server.pem")),
            Optional.of(folder.resolve("server-key.pem")));
    var server =
        (SSLServerSocket)
            PemFiles.context(files, true)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    server.setNeedClientAuth(true);
    Thread.ofPlatform().daemon().start(() -> accept(server));
    return server;
  }

  private static void accept(SSLServerSocket server) {
    try {
      while (true) {
        var socket = (SSLSocket) server.accept();
        Thread.ofPlatform().daemon().start(() -> answer(socket));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private static void answer(SSLSocket socket) {
    try (socket) {
      while (true) {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
          int b = socket.getInputStream().read();
          if (b < 0) {
            return;
          }
          head.append((char) b);
        }
        var body = head.indexOf("/_ping") > 0 ? "OK" : INFO;
        var answer =
            "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(body.length(), body);
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException _) {
      // The client does not trust us, or we do not trust it.
    }
  }
}
