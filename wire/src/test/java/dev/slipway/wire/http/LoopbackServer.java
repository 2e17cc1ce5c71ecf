package dev.slipway.wire.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A server on loopback whose connections each follow a script.
final class LoopbackServer implements Closeable {
  /// What happens on one connection; it is closed afterwards.
  interface Script {
    void play(Peer peer) throws IOException, InterruptedException;
  }

  private final ServerSocketChannel server;
  private final Dialer dialer;
  private final List<Path> files;
  private final List<Peer> peers = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  private LoopbackServer(
      ServerSocketChannel server, Dialer dialer, List<Path> files, Script script) {
    this.server = server;
    this.files = files;
    this.dialer = dialer;
    Thread.ofPlatform().daemon().start(() -> serve(script));
  }

  static LoopbackServer tcp(Script script) throws IOException {
    var server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
    return new LoopbackServer(server, Dialer.tcp("127.0.0.1", port), List.of(), script);
  }

  static LoopbackServer unix(Script script) throws IOException {
    Path folder = Files.createTempDirectory("slipway");
    Path socket = folder.resolve("s");
    var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    return new LoopbackServer(server, Dialer.unix(socket), List.of(socket, folder), script);
  }

  Dialer dialer() {
    return dialer;
  }

  HttpClient client() {
    return new HttpClient(dialer, "loopback");
  }

  int port() throws IOException {
    return ((InetSocketAddress) server.getLocalAddress()).getPort();
  }

  /// How many have been accepted.
  int connections() {
    return connections.get();
  }

  private void serve(Script script) {
    try {
      while (true) {
        var peer = new Peer(server.accept());
        connections.incrementAndGet();
        peers.add(peer);
        Thread.ofPlatform().daemon().start(() -> play(script, peer));
      }
    } catch (IOException _) {
      // Closed: the test is over.
    }
  }

  private static void play(Script script, Peer peer) {
    try (peer) {
      script.play(peer);
    } catch (IOException _) {
      // The client went away, as tests do.
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (var peer : peers) {
        peer.close();
      }
      for (var file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException _) {
      // Nothing depends on it.
    }
  }

  /// The server's end of one connection.
  static final class Peer implements Closeable {
    private final SocketChannel channel;

    Peer(SocketChannel channel) {
      this.channel = channel;
    }

    /// Everything up to and with the text, byte by byte so that nothing after it is lost.
    String readUntil(String end) throws IOException {
      var all = new ByteArrayOutputStream();
      var one = ByteBuffer.allocate(1);
      while (!all.toString(ISO_8859_1).endsWith(end)) {
        one.clear();
        if (channel.read(one) < 0) {
          throw new IOException("The client closed.");
        }
        all.write(one.array()[0]);
      }
      return all.toString(ISO_8859_1);
    }

    String readHead() throws IOException {
      return readUntil("\r\n\r\n");
    }

    /// Until the client closes.
    void readToEnd() throws IOException {
      var buffer = ByteBuffer.allocate(8192);
      while (channel.read(buffer) >= 0) {
        buffer.clear();
      }
    }

    void write(String text) throws IOException {
      write(text.getBytes(ISO_8859_1));
    }

    void write(byte[] bytes) throws IOException {
      var buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
