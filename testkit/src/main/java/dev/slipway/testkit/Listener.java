package dev.slipway.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Accepts connections and serves each on a thread of its own, until it is closed with all of them.
final class Listener implements Closeable {
  private final ServerSocket server;
  private final FakeServer behaviour;
  private final Set<Thread> serving = ConcurrentHashMap.newKeySet();
  private final Thread accepting;
  private volatile boolean closed;

  private Listener(ServerSocket server, FakeServer behaviour) {
    this.server = server;
    this.behaviour = behaviour;
    this.accepting =
        Thread.ofVirtual().name("accept " + server.getLocalPort()).unstarted(this::accept);
  }

  static Listener open(InetSocketAddress address, FakeServer behaviour) throws IOException {
    var server = new ServerSocket();
    try {
      // Lets a listener take the port that a socket, not listening, keeps for it.
      server.setReuseAddress(true);
      server.bind(address);
    } catch (IOException e) {
      server.close();
      throw e;
    }
    var listener = new Listener(server, behaviour);
    listener.accepting.start();
    return listener;
  }

  InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  private void accept() {
    try (server) {
      while (!closed) {
        var connection = server.accept();
        var thread =
            Thread.ofVirtual()
                .name("serve " + server.getLocalPort())
                .unstarted(() -> serve(connection));
        serving.add(thread);
        thread.start();
        if (closed) {
          thread.interrupt();
        }
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      behaviour.serve(connection);
    } catch (IOException | InterruptedException _) {
      // The other side has gone, or this one was closed.
    } finally {
      serving.remove(Thread.currentThread());
    }
  }

  /// Returns when nobody is let in any more: the last thread that accepts lets go of the port.
  @Override
  public void close() throws IOException {
    closed = true;
    server.close();
    // Interrupting a virtual thread closes the socket that it waits for.
    serving.forEach(Thread::interrupt);
    boolean interrupted = false;
    while (accepting.isAlive()) {
      try {
        accepting.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
