package dev.slipway.wire.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Finds the addresses of a host. The system's resolver knows neither deadline nor interruption, so
/// it is asked on a thread that can be left behind.
final class Lookup {
  private Lookup() {}

  static InetAddress[] addresses(String host, Deadline deadline) throws IOException {
    // Nothing is asked for an address, and this machine's own name is in a file.
    if (host.equals("localhost") || isAddress(host)) {
      return InetAddress.getAllByName(host);
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new ClosedByInterruptException();
    }
    var asking = new FutureTask<>(() -> InetAddress.getAllByName(host));
    Thread.ofPlatform().daemon().name("slipway-lookup").start(asking);
    try {
      return asking.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      var timeout = new SocketTimeoutException("No address was found in time for " + host + ".");
      timeout.initCause(e);
      throw timeout;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new ClosedByInterruptException();
    } catch (ExecutionException e) {
      var unknown = new UnknownHostException(host);
      unknown.initCause(e.getCause());
      throw unknown;
    }
  }

  private static boolean isAddress(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && host.indexOf(':') < 0) {
        return false;
      }
    }
    return !host.isEmpty();
  }
}
