package dev.slipway.validate.probe;

import dev.slipway.core.container.Container;
import dev.slipway.core.container.Endpoint;
import dev.slipway.core.container.Port;
import dev.slipway.validate.verdict.Durations;
import dev.slipway.validate.verdict.Evidence;
import dev.slipway.validate.verdict.Look;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// Opens a connection and closes it. It passes when the container itself accepts: a proxy that
/// accepts on the engine's behalf and hangs up at once is no listener.
final class TcpProber implements Prober {
  private static final int PROXY_PATIENCE_MILLIS = 250;

  private final Container container;
  private final Port port;

  TcpProber(Container container, Port port) {
    this.container = container;
    this.port = port;
  }

  @Override
  public Look look(Duration timeout) throws InterruptedException {
    var endpoint = container.endpoint(port);
    if (endpoint.isEmpty()) {
      return Look.bad(
          "Port " + port.number() + " of the container cannot be reached from here.",
          Evidence.of(
              "hint", "add the port to `ports`, or see whether the container's network has one"));
    }
    return switch (endpoint.get()) {
      case Endpoint.Direct direct -> connect(direct.address(), timeout, false);
      case Endpoint.Published published -> connect(published.address(), timeout, true);
    };
  }

  private Look connect(InetSocketAddress address, Duration timeout, boolean proxied)
      throws InterruptedException {
    try (var socket = Sockets.connect(address, timeout)) {
      if (proxied && hungUp(socket)) {
        return Look.bad(
            "Nothing listens on port " + port.number() + " of the container.",
            Evidence.of("seen", "the engine's proxy accepted and hung up at once"));
      }
      return Look.good();
    } catch (SocketTimeoutException e) {
      return Look.bad(
          "No answer from port "
              + port.number()
              + " of the container within "
              + Durations.text(timeout)
              + ".");
    } catch (IOException e) {
      return Look.bad(
          "Nothing listens on port " + port.number() + " of the container.",
          Evidence.of("seen", Sockets.words(e)).and(Sockets.advice(e)));
    }
  }

  /// A server that speaks first, or waits for us, keeps the connection; a proxy without a server
  /// behind it ends it.
  private static boolean hungUp(java.net.Socket socket) throws IOException {
    socket.setSoTimeout(PROXY_PATIENCE_MILLIS);
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
