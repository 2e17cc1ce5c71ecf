package dev.slipway.wire.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Bytes in both directions. One thread may read while another writes; any may close.
///
/// Interrupting a thread that reads or writes closes the connection and gives that thread a
/// `ClosedByInterruptException`, its interrupt still set. When the deadline passes, the connection
/// is closed and whoever uses it gets a `SocketTimeoutException`.
public final class Connection implements Closeable {
  private final SocketChannel channel;
  private final Watchdog.Watch watch = new Watchdog.Watch(this::cut);
  private @Nullable SSLSocket tls;
  private volatile boolean expired;
  private volatile boolean watched;

  private Connection(SocketChannel channel) {
    this.channel = channel;
  }

  /// Takes over the channel, which is open and blocking, also when connecting fails.
  static Connection open(SocketChannel channel, SocketAddress address, Deadline deadline)
      throws IOException {
    var connection = new Connection(channel);
    try {
      connection.expireAt(deadline);
      channel.connect(address);
      return connection;
    } catch (IOException e) {
      var explained = connection.explain(e);
      connection.close();
      throw explained;
    }
  }

  /// Starts TLS as a client; where the host is to be checked, as HTTPS does.
  void secure(SSLContext context, String host, int port, boolean checkHost, List<String> protocols)
      throws IOException {
    try {
      var socket =
          (SSLSocket) context.getSocketFactory().createSocket(channel.socket(), host, port, true);
      var parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(protocols.toArray(String[]::new));
      if (checkHost) {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
      }
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      tls = socket;
    } catch (IOException e) {
      var explained = explain(e);
      close();
      throw explained;
    }
  }

  /// From now on; replaces the deadline before.
  public void expireAt(Deadline deadline) {
    if (!deadline.never()) {
      watched = true;
    }
    if (watched) {
      Watchdog.shared().set(watch, deadline);
    }
  }

  /// -1 when the other side has ended its half.
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return tls == null
          ? channel.read(ByteBuffer.wrap(bytes, offset, length))
          : tls.getInputStream().read(bytes, offset, length);
    } catch (IOException e) {
      throw explain(e);
    }
  }

  /// Returns when all is handed to the system.
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      if (tls == null) {
        var buffer = ByteBuffer.wrap(bytes, offset, length);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      } else {
        tls.getOutputStream().write(bytes, offset, length);
      }
    } catch (IOException e) {
      throw explain(e);
    }
  }

  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() {
    if (watched) {
      Watchdog.shared().forget(watch);
    }
    closeChannel();
  }

  private void cut() {
    expired = true;
    closeChannel();
  }

  /// Without TLS's farewell, which could block: HTTP's framing says whether a message was whole.
  private void closeChannel() {
    try {
      channel.close();
    } catch (IOException _) {
      // Nothing is left to lose: the peer sees the end of the stream or a reset.
    }
  }

  private IOException explain(IOException e) {
    if (expired) {
      var timeout = new SocketTimeoutException("The time for this connection is over.");
      timeout.initCause(e);
      return timeout;
    }
    // TLS wraps what the channel throws.
    if (Thread.currentThread().isInterrupted() && !(e instanceof ClosedByInterruptException)) {
      close();
      var interrupted = new ClosedByInterruptException();
      interrupted.initCause(e);
      return interrupted;
    }
    return e;
  }
}
