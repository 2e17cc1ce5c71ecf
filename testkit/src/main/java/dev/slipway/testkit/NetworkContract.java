package dev.slipway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.container.Container;
import dev.slipway.core.container.Endpoint;
import dev.slipway.core.container.Port;
import dev.slipway.core.container.PublishedPort;
import dev.slipway.testkit.Visitor.Reply;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How a container is reached.
interface NetworkContract extends EngineFixture {
  Port PORT = Port.tcp(8080);

  @Test
  default void aListeningProcessAnswersAtItsEndpoint() throws InterruptedException {
    try (var container = publishing(commands().serveHttp(PORT.number()))) {
      eventually("an answer", () -> Visitor.visit(endpoint(container)) == Reply.ANSWERED);
    }
  }

  @Test
  default void whereNothingListensNobodyAnswers() throws InterruptedException {
    try (var container = publishing(commands().sleep())) {
      var endpoint = container.endpoint(PORT).orElseThrow();
      switch (endpoint) {
        case Endpoint.Direct(var address) ->
            assertThat(Visitor.visit(address)).isEqualTo(Reply.REFUSED);
        case Endpoint.Published(var address) ->
            assertThat(Visitor.visit(address)).isIn(Reply.REFUSED, Reply.CLOSED);
      }
    }
  }

  @Test
  default void aPortIsPublishedOnLoopbackAtAFreePort() throws InterruptedException {
    try (var container = publishing(commands().serveHttp(PORT.number()))) {
      var published = witness().published(container.id(), PORT).orElseThrow();
      assertThat(published.getAddress().isLoopbackAddress()).isTrue();
      assertThat(published.getPort()).isPositive();
      eventually("an answer", () -> Visitor.visit(published) == Reply.ANSWERED);
    }
  }

  @Test
  default void twoContainersThatPublishOnePortDoNotCollide() throws InterruptedException {
    try (var one = publishing(commands().serveHttp(PORT.number()));
        var other = publishing(commands().serveHttp(PORT.number()))) {
      assertThat(endpoint(one)).isNotEqualTo(endpoint(other));
      assertThat(witness().published(one.id(), PORT))
          .isNotEqualTo(witness().published(other.id(), PORT));
      for (var container : List.of(one, other)) {
        eventually("an answer", () -> Visitor.visit(endpoint(container)) == Reply.ANSWERED);
      }
    }
  }

  @Test
  default void aPortThatNobodyCanReachHasNoEndpoint() throws InterruptedException {
    try (var container = started(spec(commands().sleep()).networkMode("none"))) {
      assertThat(container.endpoint(PORT)).isEmpty();
    }
  }

  @Test
  default void aContainerThatDoesNotRunHasNoEndpoint() throws InterruptedException {
    var spec = spec(commands().print("", "", 0)).port(PublishedPort.onLoopback(PORT));
    try (var created = engine().create(spec.build());
        var ended = started(spec)) {
      ended.waitForExit();
      assertThat(created.endpoint(PORT)).isEmpty();
      assertThat(ended.endpoint(PORT)).isEmpty();
    }
  }

  private Container publishing(List<String> command) throws InterruptedException {
    return started(spec(command).port(PublishedPort.onLoopback(PORT)));
  }

  private static InetSocketAddress endpoint(Container container) throws InterruptedException {
    return container.endpoint(PORT).orElseThrow().address();
  }
}
