package dev.slipway.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.core.container.Container;
import dev.slipway.core.container.ContainerSpec;
import dev.slipway.core.container.Endpoint;
import dev.slipway.core.container.Port;
import dev.slipway.core.container.PublishedPort;
import dev.slipway.testkit.Visitor.Reply;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FakeNetworkTest {
  private static final Port PORT = Port.tcp(80);

  private final FakeMachine machine = new FakeMachine();

  @Test
  void aSiteSeesTheWholeRequestAndAnswers() throws InterruptedException, IOException {
    var site =
        FakeServer.http(
            request ->
                FakeHttp.Response.of(
                        201,
                        request.method()
                            + " "
                            + request.target()
                            + " "
                            + request.values("x-ship")
                            + " "
                            + request.body())
                    .with("X-Answer", "yes"));
    var container = serving(site);
    var request =
        String.join(
            "\r\n",
            "POST /a?b=c HTTP/1.1",
            "X-Ship: one",
            "x-ship:two",
            "Content-Length: 4",
            "",
            "ahoy");
    assertThat(talk(address(container), request))
        .startsWith("HTTP/1.1 201 ")
        .contains("\r\nX-Answer: yes\r\n", "\r\nConnection: close\r\n")
        .endsWith("\r\n\r\nPOST /a?b=c [one, two] ahoy");
  }

  @Test
  void aHeadHasNoBody() throws InterruptedException, IOException {
    var container = serving(FakeServer.http(200, "body"));
    assertThat(talk(address(container), "HEAD / HTTP/1.1\r\n\r\n"))
        .contains("Content-Length: 4")
        .endsWith("\r\n\r\n");
  }

  @Test
  void aSilentServerAcceptsAndSaysNothing() throws InterruptedException, IOException {
    var container = serving(FakeServer.silent());
    try (var socket = new Socket()) {
      socket.connect(address(container));
      socket.setSoTimeout(50);
      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> socket.getInputStream().read());
      container.close();
      socket.setSoTimeout(0);
      assertThat(end(socket)).as("closed with its container").isEqualTo(-1);
    }
  }

  private static int end(Socket socket) {
    try {
      return socket.getInputStream().read();
    } catch (IOException _) {
      return -1;
    }
  }

  @Test
  void aPublishedPortLeadsToTheContainer() throws InterruptedException, IOException {
    machine.withoutDirectAddresses();
    var container = serving(FakeServer.saying("ahoy".repeat(100_000)));
    assertThat(container.endpoint(PORT).orElseThrow()).isInstanceOf(Endpoint.Published.class);
    assertThat(talk(address(container), "")).hasSize(400_000);
  }

  @Test
  void aPublishedPortAcceptsAndClosesWhenNothingListens() throws InterruptedException {
    machine.withoutDirectAddresses();
    var container = running(FakeProgram.sleeping());
    assertThat(Visitor.visit(address(container))).isEqualTo(Reply.CLOSED);
  }

  @Test
  void nothingAnswersAfterTheEnd() throws InterruptedException {
    var container = serving(FakeServer.http(200, ""));
    var direct = address(container);
    var published = machine.witness().published(container.id(), PORT).orElseThrow();
    assertThat(Visitor.visit(direct)).isEqualTo(Reply.ANSWERED);
    container.signal("TERM");
    assertThat(container.waitForExit().exitCode()).isZero();
    assertThat(Visitor.visit(direct)).isEqualTo(Reply.REFUSED);
    assertThat(Visitor.visit(published)).isEqualTo(Reply.REFUSED);
  }

  @Test
  void aServerMayComeLate() throws InterruptedException {
    var clock = new ManualClock();
    var late = new FakeMachine(clock);
    var container =
        running(
            late,
            FakeProgram.serving(PORT.number(), FakeServer.http(200, ""))
                .after(Duration.ofSeconds(3)));
    assertThat(Visitor.visit(address(container))).isEqualTo(Reply.REFUSED);
    clock.awaitSleepers(1);
    clock.advance(Duration.ofSeconds(3));
    while (Visitor.visit(address(container)) == Reply.REFUSED) {
      Thread.onSpinWait();
    }
    assertThat(Visitor.visit(address(container))).isEqualTo(Reply.ANSWERED);
  }

  private Container serving(FakeServer server) throws InterruptedException {
    var container = running(FakeProgram.serving(PORT.number(), server));
    while (!open(container)) {
      Thread.onSpinWait();
    }
    return container;
  }

  private static boolean open(Container container) throws InterruptedException {
    try (var socket = new Socket()) {
      socket.connect(address(container));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private Container running(FakeProgram program) throws InterruptedException {
    return running(machine, program);
  }

  private static Container running(FakeMachine machine, FakeProgram program)
      throws InterruptedException {
    machine.with(FakeImage.named("app").command("run").program("run", program).build());
    var spec = ContainerSpec.of("app").port(PublishedPort.onLoopback(PORT));
    var container = machine.open().create(spec.build());
    container.start();
    return container;
  }

  private static InetSocketAddress address(Container container) throws InterruptedException {
    return container.endpoint(PORT).orElseThrow().address();
  }

  private static String talk(InetSocketAddress address, String request) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(address);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
