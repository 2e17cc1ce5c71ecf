package dev.slipway.wire.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final String PASSWORD = "changeit";
  @TempDir private static Path folder;
  private static KeyStore keys;
  private static SSLServerSocket server;
  private static final CountDownLatch SILENT = new CountDownLatch(1);

  @BeforeAll
  static void serve() throws Exception {
    var store = folder.resolve("server.p12");
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost")
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    var managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(TlsTest::accept);
  }

  private static void accept() {
    try {
      while (true) {
        var socket = (SSLSocket) server.accept();
        Thread.ofPlatform().daemon().start(() -> answer(socket));
      }
    } catch (IOException _) {
      // Closed: the tests are over.
    }
  }

  private static void answer(SSLSocket socket) {
    try (socket) {
      var head = new StringBuilder();
      while (!head.toString().endsWith("\r\n\r\n")) {
        head.append((char) socket.getInputStream().read());
      }
      if (head.indexOf("/silent") > 0) {
        SILENT.countDown();
        socket.getInputStream().readAllBytes();
      }
      socket
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret".getBytes(ISO_8859_1));
    } catch (IOException _) {
      // The client does not trust us, as some tests want.
    }
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void whoIsTrustedIsHeard() throws Exception {
    assertThat(body(trusting(), "localhost", true)).isEqualTo("secret");
  }

  @Test
  void anUnknownAuthorityIsNotTrusted() throws Exception {
    var standard = SSLContext.getInstance("TLS");
    standard.init(null, null, null);
    assertThatThrownBy(() -> body(standard, "localhost", true)).isInstanceOf(SSLException.class);
  }

  @Test
  void anotherNameIsNotTrusted() {
    assertThatThrownBy(() -> body(trusting(), "127.0.0.1", true)).isInstanceOf(SSLException.class);
  }

  @Test
  void probesTrustEverything() throws Exception {
    assertThat(body(TrustEverything.context(), "127.0.0.1", false)).isEqualTo("secret");
  }

  @Test
  void theDeadlineHoldsUnderTls() {
    var dialer = Dialer.tls("localhost", server.getLocalPort(), TrustEverything.context(), false);
    try (var client = new HttpClient(dialer, "localhost")) {
      assertThatThrownBy(
              () -> client.send(HttpRequest.get("/silent"), Deadline.after(Duration.ofMillis(800))))
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void theDeadlineHoldsForTheHandshake() throws Exception {
    try (var mute = LoopbackServer.tcp(LoopbackServer.Peer::readToEnd)) {
      var dialer = Dialer.tls("127.0.0.1", mute.port(), TrustEverything.context(), false);
      assertThatThrownBy(() -> dialer.dial(Deadline.after(Duration.ofMillis(100))).close())
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void interruptionReachesThroughTls() throws Exception {
    var dialer = Dialer.tls("localhost", server.getLocalPort(), TrustEverything.context(), false);
    var outcome = new AtomicReference<Throwable>();
    var thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try (var client = new HttpClient(dialer, "localhost")) {
                    client.send(HttpRequest.get("/silent"), Deadline.NONE).close();
                  } catch (IOException e) {
                    outcome.set(e);
                  }
                });
    SILENT.await();
    thread.interrupt();
    thread.join();
    assertThat(outcome.get()).isInstanceOf(ClosedByInterruptException.class);
  }

  private static SSLContext trusting() throws Exception {
    var trust = TrustManagerFactory.getInstance("PKIX");
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("server", keys.getCertificate("server"));
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static String body(SSLContext context, String host, boolean checkHost)
      throws IOException {
    var dialer = Dialer.tls(host, server.getLocalPort(), context, checkHost);
    try (var client = new HttpClient(dialer, host);
        var response = client.send(HttpRequest.get("/"), Deadline.NONE)) {
      return new String(response.body().readAllBytes(), ISO_8859_1);
    }
  }
}
