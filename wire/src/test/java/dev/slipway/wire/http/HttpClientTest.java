package dev.slipway.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class HttpClientTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final Deadline SOON = Deadline.NONE;

  @Test
  void oneConnectionServesOneRequestAfterAnother() throws Exception {
    try (var server = LoopbackServer.unix(HttpClientTest::answerForever);
        var client = server.client()) {
      for (int i = 0; i < 5; i++) {
        assertThat(text(client.send(HttpRequest.get("/" + i), SOON))).isEqualTo("ok");
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void aConnectionWhoseAnswerWasLeftIsNotUsedAgain() throws Exception {
    try (var server = LoopbackServer.tcp(HttpClientTest::answerForever);
        var client = server.client()) {
      client.send(HttpRequest.get("/left"), SOON).close();
      assertThat(text(client.send(HttpRequest.get("/read"), SOON))).isEqualTo("ok");
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void twoRequestsAtOnceHaveTwoConnections() throws Exception {
    try (var server = LoopbackServer.unix(HttpClientTest::answerForever);
        var client = server.client();
        var first = client.send(HttpRequest.get("/1"), SOON);
        var second = client.send(HttpRequest.get("/2"), SOON)) {
      assertThat(server.connections()).isEqualTo(2);
      assertThat(text(second)).isEqualTo("ok");
      assertThat(text(first)).isEqualTo("ok");
    }
  }

  @Test
  void anIdleConnectionThatTheServerClosedIsReplaced() throws Exception {
    try (var server =
            LoopbackServer.unix(
                peer -> {
                  peer.readHead();
                  peer.write(OK);
                });
        var client = server.client()) {
      for (int i = 0; i < 3; i++) {
        assertThat(text(client.send(HttpRequest.get("/"), SOON))).isEqualTo("ok");
      }
      assertThat(server.connections()).isEqualTo(3);
    }
  }

  @Test
  void aRequestThatDoesSomethingIsNotSentTwice() throws Exception {
    var requests = new AtomicInteger();
    try (var server =
            LoopbackServer.unix(
                peer -> {
                  peer.readHead();
                  requests.incrementAndGet();
                  peer.write(OK);
                  peer.readHead();
                  requests.incrementAndGet();
                });
        var client = server.client()) {
      assertThat(text(client.send(HttpRequest.of("POST", "/"), SOON))).isEqualTo("ok");
      assertThatThrownBy(() -> client.send(HttpRequest.of("POST", "/"), SOON))
          .isInstanceOf(IOException.class);
      assertThat(requests).hasValue(2);
    }
  }

  @Test
  void theRequestIsWrittenAsTheStandardSays() throws Exception {
    BlockingQueue<String> seen = new ArrayBlockingQueue<>(10);
    try (var server =
            LoopbackServer.unix(
                peer -> {
                  while (true) {
                    var head = peer.readHead();
                    int length = head.indexOf("Content-Length: 3") > 0 ? 3 : 0;
                    seen.add(head + (length > 0 ? peer.readUntil("{}\n") : ""));
                    peer.write(OK);
                  }
                });
        var client = server.client()) {
      text(client.send(HttpRequest.get("/a?b=c").withHeader("X-One", "1"), SOON));
      assertThat(seen.take())
          .isEqualTo("GET /a?b=c HTTP/1.1\r\nHost: loopback\r\nX-One: 1\r\n\r\n");
      text(client.send(HttpRequest.of("POST", "/").withHeader("host", "other"), SOON));
      assertThat(seen.take())
          .isEqualTo("POST / HTTP/1.1\r\nhost: other\r\nContent-Length: 0\r\n\r\n");
      text(client.send(HttpRequest.of("POST", "/").withBody(RequestBody.of("{}\n")), SOON));
      assertThat(seen.take())
          .isEqualTo("POST / HTTP/1.1\r\nHost: loopback\r\nContent-Length: 3\r\n\r\n{}\n");
      text(HttpClient.sendOnce(server.dialer(), "once", HttpRequest.get("/"), SOON));
      assertThat(seen.take())
          .isEqualTo("GET / HTTP/1.1\r\nHost: once\r\nConnection: close\r\n\r\n");
    }
  }

  @Test
  void bodiesOfUnknownLengthAreSentInChunks() throws Exception {
    var seen = new AtomicReference<String>();
    try (var server =
            LoopbackServer.unix(
                peer -> {
                  peer.readHead();
                  seen.set(peer.readUntil("0\r\n\r\n"));
                  peer.write(OK);
                });
        var client = server.client()) {
      var body =
          RequestBody.streamed(
              out -> {
                out.write("hello".getBytes(UTF_8));
                out.write('!');
                out.flush();
                out.write("x".repeat(20_000).getBytes(UTF_8));
              });
      assertThat(text(client.send(HttpRequest.of("PUT", "/").withBody(body), SOON)))
          .isEqualTo("ok");
    }
    assertThat(seen.get())
        .isEqualTo(
            "6\r\nhello!\r\n4000\r\n"
                + "x".repeat(16384)
                + "\r\ne20\r\n"
                + "x".repeat(3616)
                + "\r\n0\r\n\r\n");
  }

  @Test
  void aServerThatRefusesAnUploadMidwayIsHeard() throws Exception {
    try (var server =
            LoopbackServer.unix(
                peer -> {
                  peer.readHead();
                  peer.write("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno");
                });
        var client = server.client()) {
      var endless =
          RequestBody.streamed(
              out -> {
                while (true) {
                  out.write(new byte[8192]);
                }
              });
      try (var response = client.send(HttpRequest.of("PUT", "/").withBody(endless), SOON)) {
        assertThat(response.status()).isEqualTo(413);
        assertThat(new String(response.body().readAllBytes(), UTF_8)).isEqualTo("no");
      }
    }
  }

  @Test
  void aBodyThatCannotBeReadHereEndsTheRequest() throws Exception {
    var gone = new CountDownLatch(1);
    try (var server =
            LoopbackServer.unix(
                peer -> {
                  peer.readToEnd();
                  gone.countDown();
                });
        var client = server.client()) {
      var broken =
          RequestBody.streamed(
              _ -> {
                throw new IOException("The disk is on fire.");
              });
      assertThatThrownBy(() -> client.send(HttpRequest.of("PUT", "/").withBody(broken), SOON))
          .hasMessage("The disk is on fire.");
      gone.await();
    }
  }

  @Test
  void headHasNoBody() throws Exception {
    try (var server =
            LoopbackServer.unix(
                peer -> {
                  while (true) {
                    peer.readHead();
                    peer.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
                  }
                });
        var client = server.client()) {
      assertThat(text(client.send(HttpRequest.of("HEAD", "/"), SOON))).isEmpty();
      assertThat(text(client.send(HttpRequest.of("HEAD", "/"), SOON))).isEmpty();
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void anUpgradedConnectionSpeaksBothWays() throws Exception {
    try (var server =
            LoopbackServer.unix(
                peer -> {
                  peer.readHead();
                  peer.write("HTTP/1.1 101 UPGRADED\r\nUpgrade: tcp\r\n\r\nwelcome;");
                  peer.write("you said " + peer.readUntil(";"));
                });
        var client = server.client();
        var response =
            client.send(HttpRequest.of("POST", "/").withHeader("Connection", "Upgrade"), SOON)) {
      response.upstream().write("hi;".getBytes(UTF_8));
      assertThat(new String(response.body().readAllBytes(), UTF_8))
          .isEqualTo("welcome;you said hi;");
    }
  }

  @Test
  void aBodyIsThereAsItComes() throws Exception {
    var heard = new CountDownLatch(1);
    try (var server =
            LoopbackServer.unix(
                peer -> {
                  peer.readHead();
                  peer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n");
                  heard.await();
                  peer.write("3\r\ntwo\r\n0\r\n\r\n");
                });
        var client = server.client();
        var response = client.send(HttpRequest.get("/"), SOON)) {
      assertThat(read(response.body(), 3)).isEqualTo("one");
      heard.countDown();
      assertThat(read(response.body(), 3)).isEqualTo("two");
      assertThat(response.body().read()).isEqualTo(-1);
    }
  }

  @Test
  void theDeadlineHoldsForTheHeader() throws Exception {
    try (var server = LoopbackServer.unix(LoopbackServer.Peer::readToEnd);
        var client = server.client()) {
      assertThatThrownBy(
              () -> client.send(HttpRequest.get("/"), Deadline.after(Duration.ofMillis(50))))
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void theDeadlineHoldsForTheBodyHoweverSteadilyItDrips() throws Exception {
    try (var server =
            LoopbackServer.tcp(
                peer -> {
                  peer.readHead();
                  peer.write("HTTP/1.1 200 OK\r\n\r\n");
                  while (true) {
                    peer.write("drip");
                  }
                });
        var client = server.client();
        var response = client.send(HttpRequest.get("/"), Deadline.after(Duration.ofMillis(200)))) {
      assertThatThrownBy(() -> response.body().transferTo(OutputStream.nullOutputStream()))
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void aDeadlineCanBeReplacedBothWays() throws Exception {
    try (var server =
            LoopbackServer.unix(
                peer -> {
                  peer.readHead();
                  peer.write("HTTP/1.1 200 OK\r\n\r\n");
                  peer.readToEnd();
                });
        var client = server.client()) {
      try (var response = client.send(HttpRequest.get("/"), Deadline.after(Duration.ofHours(1)))) {
        response.expireAt(Deadline.after(Duration.ofMillis(20)));
        assertThatThrownBy(() -> response.body().read()).isInstanceOf(SocketTimeoutException.class);
      }
      try (var response =
          client.send(HttpRequest.get("/"), Deadline.after(Duration.ofMillis(500)))) {
        response.expireAt(Deadline.after(Duration.ofMillis(900)));
        long start = System.nanoTime();
        assertThatThrownBy(() -> response.body().read()).isInstanceOf(SocketTimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
            .isGreaterThan(Duration.ofMillis(550));
      }
    }
  }

  @Test
  void aDeadlineEndsWithItsExchange() throws Exception {
    var proceed = new CountDownLatch(1);
    try (var server =
            LoopbackServer.unix(
                peer -> {
                  peer.readHead();
                  peer.write(OK);
                  peer.readHead();
                  proceed.await();
                  peer.write(OK);
                });
        var client = server.client()) {
      var shortly = Deadline.after(Duration.ofMillis(300));
      assertThat(text(client.send(HttpRequest.get("/"), shortly))).isEqualTo("ok");
      var waiting = Thread.ofPlatform().daemon().start(() -> outlive(shortly, proceed));
      assertThat(text(client.send(HttpRequest.get("/"), Deadline.NONE))).isEqualTo("ok");
      assertThat(server.connections()).isEqualTo(1);
      waiting.join();
    }
  }

  private static void outlive(Deadline deadline, CountDownLatch proceed) {
    while (!deadline.passed()) {
      LockSupport.parkNanos(deadline.remaining().toNanos());
    }
    proceed.countDown();
  }

  @Test
  void aDeadlineThatHasPassedAlreadyEndsAtOnce() throws Exception {
    try (var server = LoopbackServer.unix(LoopbackServer.Peer::readToEnd);
        var client = server.client()) {
      assertThatThrownBy(() -> client.send(HttpRequest.get("/"), Deadline.after(Duration.ZERO)))
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void interruptionClosesTheConnectionAndStaysSet() throws Exception {
    var reading = new CountDownLatch(1);
    var closed = new CountDownLatch(1);
    try (var server =
            LoopbackServer.unix(
                peer -> {
                  peer.readHead();
                  reading.countDown();
                  peer.readToEnd();
                  closed.countDown();
                });
        var client = server.client()) {
      var outcome = new AtomicReference<Throwable>();
      var interrupted = new AtomicReference<Boolean>();
      var thread =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      client.send(HttpRequest.get("/"), Deadline.NONE).close();
                    } catch (IOException e) {
                      outcome.set(e);
                      interrupted.set(Thread.currentThread().isInterrupted());
                    }
                  });
      reading.await();
      thread.interrupt();
      thread.join();
      closed.await();
      assertThat(outcome.get()).isInstanceOf(ClosedByInterruptException.class);
      assertThat(interrupted.get()).isTrue();
    }
  }

  @Test
  void closingTheClientEndsWhatIsUnderWay() throws Exception {
    var reading = new CountDownLatch(1);
    try (var server =
        LoopbackServer.unix(
            peer -> {
              peer.readHead();
              reading.countDown();
              peer.readToEnd();
            })) {
      var client = server.client();
      List<Throwable> outcomes = new CopyOnWriteArrayList<>();
      var thread =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      client.send(HttpRequest.get("/"), Deadline.NONE).close();
                    } catch (IOException e) {
                      outcomes.add(e);
                    }
                  });
      reading.await();
      client.close();
      thread.join();
      assertThat(outcomes).hasSize(1);
      assertThatThrownBy(() -> client.send(HttpRequest.get("/"), Deadline.NONE))
          .hasMessage("The client is closed.");
    }
  }

  @Test
  void connectingNowhereFailsAtOnce() throws Exception {
    int free;
    try (var server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      free = ((InetSocketAddress) server.getLocalAddress()).getPort();
    }
    assertThatThrownBy(() -> Dialer.tcp("127.0.0.1", free).dial(Deadline.NONE).close())
        .isInstanceOf(ConnectException.class);
    Path missing = Path.of("/no/such/folder/engine.sock");
    assertThatThrownBy(() -> Dialer.unix(missing).dial(Deadline.NONE).close())
        .isInstanceOf(IOException.class);
  }

  @Test
  void aHostThatNobodyKnowsIsUnknown() {
    assertThatThrownBy(() -> Dialer.tcp("nowhere.invalid", 80).dial(Deadline.NONE).close())
        .isInstanceOf(UnknownHostException.class)
        .hasMessage("nowhere.invalid");
  }

  @Test
  void aLookupEndsWithTheDeadlineAndWithInterruption() {
    assertThatThrownBy(
            () -> Dialer.tcp("nowhere.invalid", 80).dial(Deadline.after(Duration.ZERO)).close())
        .isInstanceOf(IOException.class);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Dialer.tcp("nowhere.invalid", 80).dial(Deadline.NONE).close())
        .isInstanceOf(ClosedByInterruptException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void requestsThatWouldBreakOutOfTheirLineAreRefused() {
    assertThatThrownBy(() -> HttpRequest.get("/a b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HttpRequest.get("/a\r\nX: y"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HttpRequest.get("/").withHeader("X", "a\r\nY: b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HttpRequest.get("/").withHeader("X:", "a"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HttpRequest.of("GET /", "/"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void headerNamesAreFoundInAnyCaseWhateverTheLocale() {
    var headers = HttpHeaders.of("CONTENT-LENGTH", "1").with("content-length", "2");
    assertThat(headers.first("Content-Length")).contains("1");
    assertThat(headers.all("content-LENGTH")).containsExactly("1", "2");
    assertThat(headers.has("content_length")).isFalse();
  }

  private static void answerForever(LoopbackServer.Peer peer) throws IOException {
    while (true) {
      peer.readHead();
      peer.write(OK);
    }
  }

  private static String text(HttpResponse response) throws IOException {
    try (response) {
      return new String(response.body().readAllBytes(), UTF_8);
    }
  }

  private static String read(InputStream in, int count) throws IOException {
    return new String(in.readNBytes(count), UTF_8);
  }
}
