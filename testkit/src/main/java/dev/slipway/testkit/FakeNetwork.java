package dev.slipway.testkit;

import dev.slipway.core.container.Endpoint;
import dev.slipway.core.container.Port;
import dev.slipway.core.container.PublishedPort;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The ports of one fake container, as real sockets of this machine. Guarded by the machine's
/// monitor.
///
/// A port of the container is a free port of loopback that is bound from the start, so that nobody
/// else gets it and connections are refused until a process listens.
final class FakeNetwork {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral(PublishedPort.LOOPBACK);

  private final Map<Port, Socket> reserved = new HashMap<>();
  private final Map<Port, Listener> processes = new HashMap<>();
  private final Map<Port, Listener> proxies = new HashMap<>();

  Optional<Endpoint> endpoint(Port port, boolean direct) {
    return direct
        ? Optional.of(new Endpoint.Direct(inside(port)))
        : published(port).map(Endpoint.Published::new);
  }

  Optional<InetSocketAddress> published(Port port) {
    return Optional.ofNullable(proxies.get(port)).map(Listener::address);
  }

  /// Accepts on the machine's side, whether or not the container listens, as docker-proxy does.
  void publish(PublishedPort port) throws IOException {
    var outside = new InetSocketAddress(InetAddress.ofLiteral(port.hostAddress()), port.hostPort());
    var inside = inside(port.port());
    proxies.put(port.port(), Listener.open(outside, connection -> forward(connection, inside)));
  }

  /// Serves connections to the container itself.
  void listen(Port port, FakeServer behaviour) throws IOException {
    if (processes.containsKey(port)) {
      throw new IOException("bind: address already in use: " + port);
    }
    processes.put(port, Listener.open(inside(port), behaviour));
  }

  /// Ends what listens; the ports stay reserved.
  void silence() {
    close(processes);
    close(proxies);
  }

  void close() {
    silence();
    reserved.values().forEach(FakeNetwork::close);
    reserved.clear();
  }

  private InetSocketAddress inside(Port port) {
    var socket = reserved.computeIfAbsent(port, _ -> reserve());
    return new InetSocketAddress(LOOPBACK, socket.getLocalPort());
  }

  private static Socket reserve() {
    try {
      var socket = new Socket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(LOOPBACK, 0));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException("No port of loopback is free.", e);
    }
  }

  private static void forward(Socket outside, InetSocketAddress address)
      throws IOException, InterruptedException {
    try (var inside = new Socket()) {
      inside.connect(address);
      var back = Thread.ofVirtual().start(() -> pump(inside, outside));
      pump(outside, inside);
      back.join();
    }
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException _) {
      // Either side has gone.
    }
  }

  private static void close(Map<Port, Listener> listeners) {
    listeners.values().forEach(FakeNetwork::close);
    listeners.clear();
  }

  private static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
