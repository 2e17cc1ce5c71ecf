package dev.slipway.wire.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Sends requests to one place and keeps connections for the next ones. Safe for use by several
/// threads, each of which has a connection of its own during an exchange.
///
/// Connections are interruptible and have deadlines as [Connection] says.
public final class HttpClient implements Closeable {
  private static final int MOST_IDLE = 16;

  /// After so long without use the other side may be closing just now.
  private static final long FRESH_NANOS = 1_000_000_000L;

  /// Servers seldom keep an unused connection for less than a minute.
  private static final long USABLE_NANOS = 30_000_000_000L;

  private final Dialer dialer;
  private final String host;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Idle> idle = new ArrayDeque<>();
  private final Set<HttpConnection> busy = new HashSet<>();
  private boolean closed;

  private record Idle(HttpConnection connection, long since) {}

  /// @param host for the `Host` header
  public HttpClient(Dialer dialer, String host) {
    this.dialer = dialer;
    this.host = host;
  }

  /// One request on a connection of its own, which goes with the answer.
  public static HttpResponse sendOnce(
      Dialer dialer, String host, HttpRequest request, Deadline deadline) throws IOException {
    var last = request.headers().has("Connection") ? request : withoutReuse(request);
    HttpConnection.Owner nobody =
        (connection, _) -> connection.connection.close(); // done is done, reusable or not
    return new HttpConnection(dialer.dial(deadline), nobody).exchange(last, host);
  }

  private static HttpRequest withoutReuse(HttpRequest request) {
    return request.withHeader("Connection", "close");
  }

  /// Sends the request and reads the answer up to its body. The deadline holds until the body has
  /// been read, unless the answer is given another one.
  ///
  /// An idle connection that the server has closed meanwhile is replaced without a word, when
  /// sending the request a second time is harmless.
  public HttpResponse send(HttpRequest request, Deadline deadline) throws IOException {
    boolean repeatable = request.isIdempotent() && request.body().source().isEmpty();
    var used = takeIdle(repeatable ? USABLE_NANOS : FRESH_NANOS);
    if (used != null) {
      try {
        used.connection.expireAt(deadline);
        return used.exchange(request, host);
      } catch (SocketTimeoutException | ClosedByInterruptException e) {
        throw e;
      } catch (IOException e) {
        if (!repeatable || used.in.received() || isClosed()) {
          throw e;
        }
      }
    }
    return dial(deadline).exchange(request, host);
  }

  private HttpConnection dial(Deadline deadline) throws IOException {
    var connection = new HttpConnection(dialer.dial(deadline), this::done);
    lock.lock();
    try {
      if (!closed) {
        busy.add(connection);
        return connection;
      }
    } finally {
      lock.unlock();
    }
    connection.connection.close();
    throw new IOException("The client is closed.");
  }

  /// The one used last, which is the least likely to have been closed by the other side.
  private @Nullable HttpConnection takeIdle(long usableNanos) throws IOException {
    lock.lock();
    try {
      if (closed) {
        throw new IOException("The client is closed.");
      }
      var last = idle.peekLast();
      if (last == null) {
        return null;
      }
      long age = System.nanoTime() - last.since;
      if (age > USABLE_NANOS) {
        // The others are older still.
        idle.forEach(old -> old.connection.connection.close());
        idle.clear();
        return null;
      }
      if (age > usableNanos) {
        return null;
      }
      idle.removeLast();
      busy.add(last.connection);
      return last.connection;
    } finally {
      lock.unlock();
    }
  }

  private void done(HttpConnection connection, boolean reusable) {
    lock.lock();
    try {
      busy.remove(connection);
      if (!reusable) {
        return;
      }
      if (!closed && idle.size() < MOST_IDLE) {
        idle.addLast(new Idle(connection, System.nanoTime()));
        return;
      }
    } finally {
      lock.unlock();
    }
    connection.connection.close();
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /// Ends every exchange that is under way; later ones fail.
  @Override
  public void close() {
    List<HttpConnection> open;
    lock.lock();
    try {
      closed = true;
      open = new ArrayList<>(busy);
      idle.forEach(old -> open.add(old.connection));
      idle.clear();
      busy.clear();
    } finally {
      lock.unlock();
    }
    open.forEach(connection -> connection.connection.close());
  }
}
