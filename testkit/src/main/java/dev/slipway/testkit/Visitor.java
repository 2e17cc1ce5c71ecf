package dev.slipway.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/// Knocks at a port as an HTTP client does.
public final class Visitor {
  /// What came of it.
  public enum Reply {
    /// Nobody accepts.
    REFUSED,
    /// Somebody accepted and closed without a word.
    CLOSED,
    /// Somebody accepted and said nothing for a while.
    SILENT,
    ANSWERED
  }

  private static final int CONNECT_MILLIS = 10_000;
  private static final int READ_MILLIS = 10_000;

  private Visitor() {}

  public static Reply visit(InetSocketAddress address) {
    try (var socket = new Socket()) {
      socket.connect(address, CONNECT_MILLIS);
      return converse(socket);
    } catch (ConnectException _) {
      return Reply.REFUSED;
    } catch (IOException e) {
      throw new AssertionError("Connecting to " + address + " failed.", e);
    }
  }

  private static Reply converse(Socket socket) {
    try {
      socket.setSoTimeout(READ_MILLIS);
      socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
      return socket.getInputStream().read() < 0 ? Reply.CLOSED : Reply.ANSWERED;
    } catch (SocketTimeoutException _) {
      return Reply.SILENT;
    } catch (IOException _) {
      return Reply.CLOSED;
    }
  }
}
