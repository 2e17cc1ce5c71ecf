package dev.slipway.wire.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

record TcpDialer(String host, int port) implements Dialer {
  @Override
  public Connection dial(Deadline deadline) throws IOException {
    @Nullable IOException first = null;
    for (var address : Lookup.addresses(host, deadline)) {
      try {
        var channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return Connection.open(channel, new InetSocketAddress(address, port), deadline);
      } catch (ClosedByInterruptException | SocketTimeoutException e) {
        throw e;
      } catch (IOException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    throw first == null ? new ConnectException(host + " has no address.") : first;
  }
}
