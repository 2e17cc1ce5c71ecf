package dev.slipway.wire.http;

import java.io.IOException;
import java.util.List;
import javax.net.ssl.SSLContext;

record TlsDialer(TcpDialer tcp, SSLContext context, boolean checkHost, List<String> protocols)
    implements Dialer {
  @Override
  public Connection dial(Deadline deadline) throws IOException {
    var connection = tcp.dial(deadline);
    connection.secure(context, tcp.host(), tcp.port(), checkHost, protocols);
    return connection;
  }
}
