package dev.slipway.cli;

import dev.slipway.core.failure.Failure;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import dev.slipway.manifest.Source;
import dev.slipway.validate.verdict.Durations;
import dev.slipway.wire.http.Deadline;
import dev.slipway.wire.http.Dialer;
import dev.slipway.wire.http.HttpClient;
import dev.slipway.wire.http.HttpRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// Fetches manifests by URL, within bounds of time and size, and from public addresses only unless
/// private ones are allowed: a URL may come from somebody else than the one who runs this.
final class Web {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int REDIRECTS = 10;

  private final boolean privateAllowed;
  private final Duration patience;

  Web(boolean privateAllowed) {
    this(privateAllowed, PATIENCE);
  }

  /// @param patience with one manifest, redirects included
  Web(boolean privateAllowed, Duration patience) {
    this.privateAllowed = privateAllowed;
    this.patience = patience;
  }

  byte[] fetch(String url) throws InterruptedException {
    var deadline = Deadline.after(patience);
    var at = parse(url, url);
    try {
      for (int i = 0; i <= REDIRECTS; i++) {
        try (var response = HttpClient.sendOnce(dialer(url, at), host(at), get(at), deadline)) {
          var location = response.headers().first("Location");
          if (response.status() >= 300 && response.status() < 400 && location.isPresent()) {
            at = at.resolve(parse(url, location.get()));
            continue;
          }
          if (response.status() != 200) {
            throw failure(
                "Fetching "
                    + url
                    + " gave HTTP "
                    + response.status()
                    + " "
                    + response.reason()
                    + ".",
                Optional.empty());
          }
          return response.body().readNBytes(Source.MAXIMUM_BYTES + 1);
        }
      }
    } catch (ClosedByInterruptException e) {
      // The status is the exception's now.
      boolean _ = Thread.interrupted();
      throw (InterruptedException) new InterruptedException().initCause(e);
    } catch (SocketTimeoutException e) {
      throw failure(
          "Fetching " + url + " took longer than " + Durations.text(patience) + ".",
          Optional.of(e));
    } catch (UnknownHostException e) {
      throw failure(
          "Fetching " + url + " failed: there is no host " + at.getHost() + ".", Optional.of(e));
    } catch (IOException e) {
      throw failure("Fetching " + url + " failed: " + e.getMessage() + ".", Optional.of(e));
    }
    throw failure(url + " redirects more than " + REDIRECTS + " times.", Optional.empty());
  }

  private Dialer dialer(String url, URI at) throws IOException {
    var address = address(url, at);
    int port = at.getPort() >= 0 ? at.getPort() : https(at) ? 443 : 80;
    if (!https(at)) {
      return Dialer.tcp(address.getHostAddress(), port);
    }
    try {
      return Dialer.tls(at.getHost(), port, SSLContext.getDefault(), true);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has TLS.", e);
    }
  }

  private InetAddress address(String url, URI at) throws UnknownHostException {
    var addresses = InetAddress.getAllByName(at.getHost());
    for (var address : addresses) {
      if (!privateAllowed && isPrivate(address)) {
        throw new FailureException(
            FailureCode.BAD_USAGE,
            url
                + " leads to "
                + address.getHostAddress()
                + ", an address of this machine or of a private network.",
            "Allow it with --allow-private-urls.");
      }
    }
    return addresses[0];
  }

  private static boolean isPrivate(InetAddress address) {
    var bytes = address.getAddress();
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    boolean sharedSpace = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || uniqueLocal
        || sharedSpace;
  }

  private static HttpRequest get(URI at) {
    var path = at.getRawPath() == null || at.getRawPath().isEmpty() ? "/" : at.getRawPath();
    return HttpRequest.get(path + (at.getRawQuery() == null ? "" : "?" + at.getRawQuery()))
        .withHeader("User-Agent", "slipway/" + Build.version())
        .withHeader("Accept", "*/*");
  }

  private static String host(URI at) {
    return at.getRawAuthority();
  }

  private static boolean https(URI at) {
    return "https".equalsIgnoreCase(at.getScheme());
  }

  private static URI parse(String url, String text) {
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw failure("`" + text + "` is no URL.", Optional.of(e));
    }
    boolean relative = !uri.isAbsolute() && !text.equals(url);
    boolean web = https(uri) || "http".equalsIgnoreCase(uri.getScheme());
    if (!relative && (!web || uri.getHost() == null)) {
      throw new FailureException(
          FailureCode.BAD_USAGE,
          "`" + text + "` cannot be fetched: manifests come from files, http and https.");
    }
    return uri;
  }

  private static FailureException failure(String what, Optional<Exception> cause) {
    var failure = Failure.of(FailureCode.UNREADABLE, what);
    return cause
        .map(e -> new FailureException(failure, e))
        .orElseGet(() -> new FailureException(failure));
  }
}
