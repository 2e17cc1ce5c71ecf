package dev.slipway.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// A socket in front of the engine's that writes down what is asked and when. It costs each call a
/// few switches of threads, so nothing is measured through it but what lies between calls.
final class RecordingProxy implements Closeable {
  private final Path engine;
  private final Path socket;
  private final ServerSocketChannel server;
  private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());

  /// One request; times by `System.nanoTime`.
  ///
  /// @param answered when the first bytes of the answer were passed on; 0 for none yet
  record Call(int connection, String request, long asked, long answered, int status) {
    Call answered(long nanos, int code) {
      return new Call(connection, request, asked, nanos, code);
    }
  }

  private RecordingProxy(Path engine, Path socket, ServerSocketChannel server) {
    this.engine = engine;
    this.socket = socket;
    this.server = server;
  }

  static RecordingProxy open(Path engine, Path socket) throws IOException {
    Files.deleteIfExists(socket);
    var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    var proxy = new RecordingProxy(engine, socket, server);
    Thread.ofPlatform().daemon().start(proxy::accept);
    return proxy;
  }

  Path socket() {
    return socket;
  }

  /// In the order of asking.
  List<Call> calls() {
    synchronized (calls) {
      return calls.stream().sorted(Comparator.comparingLong(Call::asked)).toList();
    }
  }

  private void accept() {
    for (int number = 1; ; number++) {
      try {
        var client = server.accept();
        var upstream = SocketChannel.open(UnixDomainSocketAddress.of(engine));
        var line = new Line(number);
        Thread.ofPlatform().daemon().start(() -> pump(client, upstream, line::asked));
        Thread.ofPlatform().daemon().start(() -> pump(upstream, client, line::answered));
      } catch (IOException _) {
        return;
      }
    }
  }

  @FunctionalInterface
  private interface Listener {
    void hear(byte[] bytes, int length);
  }

  private static void pump(SocketChannel from, SocketChannel to, Listener listener) {
    var buffer = ByteBuffer.allocate(64 * 1024);
    try {
      while (from.read(buffer.clear()) >= 0) {
        listener.hear(buffer.array(), buffer.position());
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
      }
      to.shutdownOutput();
    } catch (IOException _) {
      close(from);
      close(to);
    }
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException _) {
      // It is gone either way.
    }
  }

  /// One connection. Nobody sends the next request before the answer to the last has come, so what
  /// comes after an answer begins a request.
  private final class Line {
    private final int number;
    private int current = -1;

    Line(int number) {
      this.number = number;
    }

    synchronized void asked(byte[] bytes, int length) {
      if (current < 0) {
        var request = firstLine(bytes, length);
        int version = request.lastIndexOf(" HTTP/");
        var text = version < 0 ? request : request.substring(0, version);
        synchronized (calls) {
          current = calls.size();
          calls.add(new Call(number, text, System.nanoTime(), 0, 0));
        }
      }
    }

    synchronized void answered(byte[] bytes, int length) {
      if (current >= 0) {
        var line = firstLine(bytes, length);
        int status = line.length() > 11 ? Integer.parseInt(line.substring(9, 12)) : 0;
        calls.set(current, calls.get(current).answered(System.nanoTime(), status));
        current = -1;
      }
    }

    private static String firstLine(byte[] bytes, int length) {
      int end = 0;
      while (end < length && bytes[end] != '\r') {
        end++;
      }
      return new String(bytes, 0, end, ISO_8859_1);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(socket);
  }
}
