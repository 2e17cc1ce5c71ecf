package dev.slipway.validate.probe;

import dev.slipway.validate.verdict.Evidence;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;

/// TCP connections with a bound on their making.
final class Sockets {
  private Sockets() {}

  /// A connected socket; `SocketTimeoutException` when nobody answers in time. A channel's socket,
  /// so that an interrupt ends the wait.
  static Socket connect(InetSocketAddress address, Duration timeout)
      throws IOException, InterruptedException {
    var channel = SocketChannel.open();
    try {
      var socket = channel.socket();
      socket.connect(
          address, Math.toIntExact(Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE)));
      return socket;
    } catch (ClosedByInterruptException e) {
      channel.close();
      throw (InterruptedException) new InterruptedException().initCause(e);
    } catch (IOException | RuntimeException e) {
      channel.close();
      if (Thread.interrupted()) {
        throw (InterruptedException) new InterruptedException().initCause(e);
      }
      throw e;
    }
  }

  /// What the commonest cause is.
  static Evidence advice(IOException e) {
    return e instanceof ConnectException
        ? Evidence.of(
            "hint",
            "Allow it time to start with `failureThreshold`, and see that it listens on 0.0.0.0:"
                + " what listens on 127.0.0.1 is reached only from inside its container.")
        : Evidence.NONE;
  }

  /// An exception in the words that people know.
  static String words(IOException e) {
    return switch (e) {
      case SocketTimeoutException _ -> "timed out";
      case ConnectException _ -> "connection refused";
      case SSLException _ -> "no TLS: " + e.getMessage();
      default -> {
        var message = e.getMessage();
        yield message == null ? e.getClass().getSimpleName() : message.toLowerCase(Locale.ROOT);
      }
    };
  }
}
