package dev.slipway.wire.http;

import java.io.IOException;
import javax.net.ssl.SSLContext;

record TlsDialer(TcpDialer tcp, SSLContext context, boolean checkHost) implements Dialer {
  @Override
  public Connection dial(Deadline deadline) throws IOException {
    var connection = tcp.dial(deadline);
    connection.secure(context, tcp.host(), tcp.port(), checkHost);
    return connection;
  }
}
