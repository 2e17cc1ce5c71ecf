package dev.slipway.wire.http;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;

/// Makes connections to one place.
public interface Dialer {
  /// The deadline stays with the connection that comes out.
  Connection dial(Deadline deadline) throws IOException;

  static Dialer unix(Path socket) {
    return new UnixDialer(socket);
  }

  /// Tries each address of the host in turn.
  static Dialer tcp(String host, int port) {
    return new TcpDialer(host, port);
  }

  /// TLS over TCP. A host that is not checked may show any certificate that the context accepts.
  static Dialer tls(String host, int port, SSLContext context, boolean checkHost) {
    return tls(host, port, context, checkHost, List.of());
  }

  /// With the protocols that the handshake offers, as `h2`.
  static Dialer tls(
      String host, int port, SSLContext context, boolean checkHost, List<String> protocols) {
    return new TlsDialer(new TcpDialer(host, port), context, checkHost, protocols);
  }
}
