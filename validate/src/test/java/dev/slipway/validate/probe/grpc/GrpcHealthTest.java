package dev.slipway.validate.probe.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.validate.probe.grpc.HealthAnswer.NoAnswer;
import dev.slipway.validate.probe.grpc.HealthAnswer.NotServing;
import dev.slipway.validate.probe.grpc.HealthAnswer.Refused;
import dev.slipway.validate.probe.grpc.HealthAnswer.Serving;
import dev.slipway.validate.probe.grpc.ScriptedServer.Script;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GrpcHealthTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String SERVING = "0801";

  private static HealthAnswer ask(Script script) throws Exception {
    return ask(script, "", LONG);
  }

  private static HealthAnswer ask(Script script, String service, Duration timeout)
      throws Exception {
    try (var server = ScriptedServer.playing(script)) {
      return GrpcHealth.check(server.address(), false, "localhost:50051", service, timeout);
    }
  }

  private static void noAnswer(Script script, String reason) throws Exception {
    assertThat(ask(script)).isEqualTo(new NoAnswer(reason));
  }

  /// Greets, takes the request and goes on.
  private static Script after(Script rest) {
    return peer -> {
      peer.settings();
      peer.readRequest();
      rest.play(peer);
      peer.drain();
    };
  }

  @Test
  void aServerThatServes() throws Exception {
    assertThat(ask(after(peer -> peer.answer(SERVING)))).isEqualTo(new Serving());
  }

  @Test
  void aServerThatSaysThatItDoesNot() throws Exception {
    assertThat(ask(after(peer -> peer.answer("0802")))).isEqualTo(new NotServing("NOT_SERVING"));
    assertThat(ask(after(peer -> peer.answer("0803"))))
        .isEqualTo(new NotServing("SERVICE_UNKNOWN"));
    assertThat(ask(after(peer -> peer.answer("")))).isEqualTo(new NotServing("UNKNOWN"));
    assertThat(ask(after(peer -> peer.answer("0809")))).isEqualTo(new NotServing("status 9"));
  }

  @Test
  void fieldsOfLaterVersionsAreSkipped() throws Exception {
    // Field 2 with three bytes, field 3 of 64 bits, field 4 of 32 bits, then the status.
    var message = "1203616263" + "190102030405060708" + "2501020304" + "0801";

    assertThat(ask(after(peer -> peer.answer(message)))).isEqualTo(new Serving());
  }

  @Test
  void theRequestIsWhatTheProtocolWants() throws Exception {
    var seen = new ArrayList<Frame>();
    var preface = new StringBuilder();

    var answer =
        ask(
            peer -> {
              preface.append(peer.preface());
              for (int i = 0; i < 3; i++) {
                seen.add(peer.read());
              }
              peer.settings().answer(SERVING).drain();
            },
            "harbour.Crane",
            Duration.ofMillis(15_500));

    assertThat(answer).isEqualTo(new Serving());
    assertThat(preface).hasToString("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    assertThat(seen).extracting(Frame::type).containsExactly(4, 1, 0);
    assertThat(new Hpack().decode(seen.get(1).payload()))
        .extracting(field -> field.name() + ": " + field.value())
        .containsExactly(
            ":method: POST",
            ":scheme: http",
            ":path: /grpc.health.v1.Health/Check",
            ":authority: localhost:50051",
            "te: trailers",
            "grpc-timeout: 15500m",
            "content-type: application/grpc",
            "user-agent: slipway");
    assertThat(seen.get(2).has(Frame.END_STREAM)).isTrue();
    assertThat(new String(seen.get(2).payload(), StandardCharsets.ISO_8859_1))
        .isEqualTo("\0\0\0\0\u000f\n\rharbour.Crane");
  }

  @Test
  void settingsAndPingsAreAcknowledged() throws Exception {
    var acknowledged = new CompletableFuture<List<Integer>>();

    var answer =
        ask(
            peer -> {
              peer.settings().frame(Frame.PING, 0, 0, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
              peer.readRequest();
              var settings = peer.read();
              var ping = peer.read();
              acknowledged.complete(
                  List.of(
                      settings.type(),
                      settings.has(Frame.ACK) ? 1 : 0,
                      ping.type(),
                      ping.has(Frame.ACK) ? 1 : 0,
                      (int) ping.payload()[7]));
              peer.frame(Frame.SETTINGS, Frame.ACK, 0, new byte[0]).answer(SERVING).drain();
            });

    assertThat(answer).isEqualTo(new Serving());
    assertThat(acknowledged.get()).containsExactly(4, 1, 6, 1, 8);
  }

  @Test
  void aServerWithoutAHealthServiceRefuses() throws Exception {
    var trailersOnly =
        after(
            peer ->
                peer.headers(
                    Frame.END_STREAM,
                    ":status",
                    "200",
                    "content-type",
                    "application/grpc",
                    "grpc-status",
                    "12",
                    "grpc-message",
                    "unknown service%3a health %C3%BC 100%"));

    assertThat(ask(trailersOnly))
        .isEqualTo(new Refused("UNIMPLEMENTED", "unknown service: health ü 100%"));
  }

  @Test
  void aServiceThatTheServerDoesNotKnow() throws Exception {
    var unknown = after(peer -> peer.grpcHeaders().trailers("5"));

    assertThat(ask(unknown, "none", LONG)).isEqualTo(new Refused("NOT_FOUND", ""));
    assertThat(ask(after(peer -> peer.grpcHeaders().trailers("99"))))
        .isEqualTo(new Refused("status 99", ""));
  }

  @Test
  void everyLawfulFrameIsUnderstood() throws Exception {
    var script =
        after(
            peer -> {
              peer.frame(Frame.WINDOW_UPDATE, 0, 0, new byte[] {0, 0, 1, 0});
              // PRIORITY and a frame of an unknown type.
              peer.frame(2, 0, 1, new byte[5]).frame(0xbb, 0xff, 7, new byte[20]);
              peer.frame(Frame.GOAWAY, 0, 0, new byte[] {0, 0, 0, 1, 0, 0, 0, 0});
              peer.headers(0, ":status", "103", "link", "x");
              var block =
                  ScriptedServer.block(":status", "200", "content-type", "application/grpc");
              // Padded, with a priority, and in three parts.
              var first = new byte[1 + 5 + 10 + 3];
              first[0] = 3;
              System.arraycopy(block, 0, first, 6, 10);
              peer.frame(Frame.HEADERS, Frame.PADDED | Frame.PRIORITY, 1, first);
              peer.frame(Frame.CONTINUATION, 0, 1, Arrays.copyOfRange(block, 10, 20));
              peer.frame(
                  Frame.CONTINUATION,
                  Frame.END_HEADERS,
                  1,
                  Arrays.copyOfRange(block, 20, block.length));
              peer.frame(Frame.DATA, 0, 1, new byte[] {0, 0, 0});
              peer.frame(Frame.DATA, Frame.PADDED, 1, new byte[] {2, 0, 2, 8, 1, 0, 0});
              peer.trailers("0");
            });

    assertThat(ask(script)).isEqualTo(new Serving());
  }

  @Test
  void strangersAreNamed() throws Exception {
    noAnswer(
        peer -> peer.text("HTTP/1.1 400 Bad Request\r\n\r\n").drain(),
        "it speaks HTTP/1.1, not HTTP/2");
    noAnswer(peer -> peer.hex("1503030002020a 00000000").drain(), "it speaks TLS");
    noAnswer(peer -> peer.text("SSH-2.0-OpenSSH_9.2\r\n").drain(), "it does not speak HTTP/2");
    noAnswer(peer -> peer.hex("000000 06 00 00000000").drain(), "it does not speak HTTP/2");
    noAnswer(
        after(
            peer -> peer.headers(Frame.END_STREAM, ":status", "404", "content-type", "text/html")),
        "it speaks HTTP/2 but not gRPC: it answered with status 404 and text/html");
  }

  @Test
  void aServerThatHangsUpIsNamed() throws Exception {
    noAnswer(ScriptedServer.Peer::readRequest, "it closed the connection");
    noAnswer(
        peer -> {
          peer.settings();
          peer.readRequest();
          peer.read();
        },
        "it closed the connection before it answered");
  }

  @Test
  void aServerThatGoesAwayOrResetsIsNamed() throws Exception {
    noAnswer(
        after(
            peer ->
                peer.frame(
                    Frame.GOAWAY,
                    0,
                    0,
                    "\0\0\0\0\0\0\0\u000btoo many".getBytes(StandardCharsets.US_ASCII))),
        "it went away: ENHANCE_YOUR_CALM, too many");
    noAnswer(
        after(peer -> peer.frame(Frame.RST_STREAM, 0, 1, new byte[] {0, 0, 0, 7})),
        "it reset the call: REFUSED_STREAM");
  }

  @Test
  void aPortWhereNobodyListens() throws Exception {
    InetSocketAddress address;
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      address = (InetSocketAddress) listener.getLocalSocketAddress();
    }

    assertThat(GrpcHealth.check(address, false, "x", "", LONG))
        .isEqualTo(new NoAnswer("it refused the connection"));
  }

  @Test
  void aSilentServerCostsNoMoreThanTheTimeout() throws Exception {
    var silent = ask(ScriptedServer.Peer::drain, "", Duration.ofMillis(200));
    assertThat(silent).isEqualTo(new NoAnswer("it did not answer within 200 ms"));

    var halfway = ask(after(ScriptedServer.Peer::grpcHeaders), "", Duration.ofMillis(200));
    assertThat(halfway).isEqualTo(new NoAnswer("it did not answer within 200 ms"));
  }

  @Test
  void aServerThatKeepsTalkingCostsNoMoreThanTheTimeout() throws Exception {
    Script chatter =
        after(
            peer -> {
              while (true) {
                peer.frame(Frame.PING, Frame.ACK, 0, new byte[8]);
              }
            });

    assertThat(ask(chatter, "", Duration.ofMillis(300)))
        .isEqualTo(new NoAnswer("it did not answer within 300 ms"));
  }

  @Test
  void interruptionEndsTheWait() throws Exception {
    var connected = new CountDownLatch(1);
    try (var server =
        ScriptedServer.playing(
            peer -> {
              peer.readRequest();
              connected.countDown();
              peer.drain();
            })) {
      var outcome = new CompletableFuture<HealthAnswer>();
      var thread =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      outcome.complete(GrpcHealth.check(server.address(), false, "x", "", LONG));
                    } catch (InterruptedException e) {
                      outcome.completeExceptionally(e);
                    }
                  });
      connected.await();
      thread.interrupt();

      assertThatThrownBy(() -> outcome.get(10, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void hostileFramesAreRefused() throws Exception {
    noAnswer(
        after(peer -> peer.hex("ffffff 00 00 00000001")),
        "it sent a frame of 16777215 bytes, longer than it may be");
    noAnswer(
        after(peer -> peer.frame(Frame.HEADERS, Frame.END_HEADERS, 3, new byte[0])),
        "it sent a frame on stream 3, which nobody opened");
    noAnswer(
        after(peer -> peer.frame(Frame.SETTINGS, 0, 1, new byte[0])),
        "it sent a frame of the connection on a stream");
    noAnswer(
        after(peer -> peer.frame(Frame.SETTINGS, 0, 0, new byte[5])),
        "it sent settings of a wrong length");
    noAnswer(
        after(peer -> peer.frame(Frame.PING, 0, 0, new byte[7])),
        "it sent a frame of a wrong length");
    noAnswer(
        after(peer -> peer.frame(Frame.PUSH_PROMISE, Frame.END_HEADERS, 1, new byte[4])),
        "it pushes, which it was asked not to");
    noAnswer(
        after(peer -> peer.frame(Frame.CONTINUATION, Frame.END_HEADERS, 1, new byte[0])),
        "it sent a continuation of nothing");
    noAnswer(
        after(
            peer ->
                peer.frame(Frame.HEADERS, 0, 1, new byte[0]).frame(Frame.PING, 0, 0, new byte[8])),
        "it sent another frame amid headers");
    noAnswer(
        after(peer -> peer.frame(Frame.DATA, 0, 1, new byte[1])),
        "it sent a body before its headers");
    noAnswer(
        after(peer -> peer.grpcHeaders().frame(Frame.DATA, Frame.PADDED, 1, new byte[] {9, 0})),
        "it sent a frame with more padding than it holds");
    noAnswer(
        after(peer -> peer.frame(Frame.HEADERS, Frame.PADDED, 1, new byte[0])),
        "it sent a frame with more padding than it holds");
  }

  @Test
  void floodsAreRefused() throws Exception {
    noAnswer(
        after(
            peer -> {
              peer.frame(Frame.HEADERS, 0, 1, new byte[0]);
              for (int i = 0; i < 5; i++) {
                peer.frame(Frame.CONTINUATION, 0, 1, new byte[16_384]);
              }
            }),
        "it sent more than 64 KiB of headers");
    noAnswer(
        after(
            peer -> {
              peer.grpcHeaders();
              for (int i = 0; i < 3; i++) {
                peer.frame(Frame.DATA, 0, 1, new byte[16_384]);
              }
            }),
        "it sent an answer of more than 32 KiB");
  }

  @Test
  void answersThatAreNoneAreRefused() throws Exception {
    noAnswer(after(peer -> peer.answer("08")), "its answer is no health message");
    noAnswer(after(peer -> peer.answer("0f00")), "its answer is no health message");
    noAnswer(after(peer -> peer.answer("12ff01")), "its answer is no health message");
    noAnswer(after(peer -> peer.grpcHeaders().trailers("0")), "its answer breaks off");
    noAnswer(
        after(
            peer ->
                peer.grpcHeaders()
                    .frame(Frame.DATA, Frame.END_STREAM, 1, new byte[] {0, 0, 0, 0, 0})),
        "it ended its answer without a grpc-status");
    noAnswer(
        after(
            peer ->
                peer.grpcHeaders()
                    .frame(Frame.DATA, 0, 1, new byte[] {1, 0, 0, 0, 0})
                    .trailers("0")),
        "its answer is compressed, which it was not asked for");
  }

  @Test
  void anyBytesEndInAnAnswer() throws Exception {
    var random = new Random(5);
    for (int round = 0; round < 300; round++) {
      var garbage = new byte[random.nextInt(200)];
      random.nextBytes(garbage);
      // Small lengths and known types get further than noise.
      for (int i = 0; i + 9 < garbage.length; i += 9 + 3) {
        garbage[i] = 0;
        garbage[i + 1] = 0;
        garbage[i + 2] = 3;
        garbage[i + 3] = (byte) random.nextInt(10);
      }
      var answer =
          ask(
              peer -> {
                peer.settings();
                peer.readRequest();
                peer.text(new String(garbage, StandardCharsets.ISO_8859_1));
              });
      assertThat(answer).isInstanceOf(NoAnswer.class);
    }
  }

  @Test
  void tlsAgreesOnHttp2AndLooksAtNoCertificate(@TempDir Path folder) throws Exception {
    try (var server =
        ScriptedServer.playing(tlsListener(folder), after(peer -> peer.answer(SERVING)))) {
      assertThat(GrpcHealth.check(server.address(), true, "localhost:50051", "", LONG))
          .isEqualTo(new Serving());
    }
  }

  @Test
  void aServerWithoutTlsIsNoAnswerWhereTlsIsAsked() throws Exception {
    try (var server = ScriptedServer.playing(peer -> peer.settings().drain())) {
      assertThat(GrpcHealth.check(server.address(), true, "x", "", LONG))
          .isInstanceOfSatisfying(
              NoAnswer.class,
              answer -> assertThat(answer.reason()).startsWith("there is no TLS with it: "));
    }
  }

  private static ServerSocket tlsListener(Path folder) throws Exception {
    var store = folder.resolve("server.p12");
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=elsewhere")
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    var keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, "changeit".toCharArray());
    }
    var managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, "changeit".toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    var listener =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    var parameters = listener.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    listener.setSSLParameters(parameters);
    return listener;
  }
}
