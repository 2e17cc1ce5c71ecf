package dev.slipway.wire.http;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

record UnixDialer(Path socket) implements Dialer {
  @Override
  public Connection dial(Deadline deadline) throws IOException {
    return Connection.open(
        SocketChannel.open(StandardProtocolFamily.UNIX),
        UnixDomainSocketAddress.of(socket),
        deadline);
  }
}
