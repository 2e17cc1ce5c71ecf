package dev.slipway.validate.probe;

import dev.slipway.core.container.Container;
import dev.slipway.core.container.Endpoint;
import dev.slipway.core.container.Port;
import dev.slipway.validate.contract.Probe;
import dev.slipway.validate.contract.Probe.HttpGet.Scheme;
import dev.slipway.validate.verdict.Durations;
import dev.slipway.validate.verdict.Evidence;
import dev.slipway.validate.verdict.Look;
import dev.slipway.wire.http.Deadline;
import dev.slipway.wire.http.Dialer;
import dev.slipway.wire.http.HttpClient;
import dev.slipway.wire.http.HttpHeaders;
import dev.slipway.wire.http.HttpRequest;
import dev.slipway.wire.http.RequestBody;
import dev.slipway.wire.http.TrustEverything;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Asks the container over HTTP and holds the answer to what was expected.
final class HttpProber implements Prober {
  private static final int REDIRECTS_FOLLOWED = 10;
  private static final int BODY_LIMIT = 1024 * 1024;

  private final Container container;
  private final Probe.HttpGet probe;

  HttpProber(Container container, Probe.HttpGet probe) {
    this.container = container;
    this.probe = probe;
  }

  /// Where a request goes.
  private record Target(Scheme scheme, Port port, String host, String path) {
    String url() {
      return (scheme == Scheme.HTTP ? "http://" : "https://") + host + path;
    }
  }

  /// What a request led to, redirects followed.
  private sealed interface Exchange {
    record Answered(HttpAnswer answer, String url) implements Exchange {}

    record Unanswered(Look look) implements Exchange {}
  }

  @Override
  public Look look(Duration timeout) throws InterruptedException {
    return switch (exchange(timeout)) {
      case Exchange.Answered(var answer, var url) -> HttpAnswer.judge(probe, answer, url);
      case Exchange.Unanswered(var look) -> look;
    };
  }

  /// The status that came back, where one did.
  Optional<Integer> status(Duration timeout) throws InterruptedException {
    return switch (exchange(timeout)) {
      case Exchange.Answered(var answer, var _) -> Optional.of(answer.status());
      case Exchange.Unanswered _ -> Optional.empty();
    };
  }

  private Exchange exchange(Duration timeout) throws InterruptedException {
    var target =
        new Target(
            probe.scheme(),
            probe.port(),
            probe.host().orElse("localhost:" + probe.port().number()),
            UrlText.encoded(probe.path()));
    return follow(target, timeout);
  }

  private static Exchange unanswered(String message, Evidence evidence) {
    return new Exchange.Unanswered(Look.bad(message, evidence));
  }

  private Exchange follow(Target first, Duration timeout) throws InterruptedException {
    var deadline = Deadline.after(timeout);
    var target = first;
    for (int i = 0; i <= REDIRECTS_FOLLOWED; i++) {
      var address = container.endpoint(target.port()).map(Endpoint::address);
      if (address.isEmpty()) {
        return unanswered(
            "Port " + target.port().number() + " of the container cannot be reached from here.",
            Evidence.of("hint", "add the port to `ports`"));
      }
      var where = target.url() + (i == 0 ? "" : ", where " + first.url() + " leads");
      var exchange = exchange(address.get(), target, where, deadline, timeout);
      if (!(exchange instanceof Exchange.Answered(var answer, var _))) {
        return exchange;
      }
      var location = answer.headers().first("Location");
      if (location.isEmpty() || !isRedirect(answer)) {
        return exchange;
      }
      var next = next(target, location.get());
      if (next.isEmpty()) {
        return unanswered(
            target.url() + " redirects to " + location.get() + ", which is not this container.",
            answer.evidence());
      }
      target = next.get();
    }
    return unanswered(
        first.url() + " redirects more than " + REDIRECTS_FOLLOWED + " times.",
        Evidence.of("last", target.url()));
  }

  private Exchange exchange(
      InetSocketAddress address, Target target, String where, Deadline deadline, Duration timeout)
      throws InterruptedException {
    try {
      return new Exchange.Answered(ask(address, target, deadline), target.url());
    } catch (ClosedByInterruptException e) {
      // The status is the exception's now.
      boolean _ = Thread.interrupted();
      throw (InterruptedException) new InterruptedException().initCause(e);
    } catch (SocketTimeoutException e) {
      return unanswered(
          "No whole answer from " + where + " within " + Durations.text(timeout) + ".",
          Evidence.NONE);
    } catch (IOException e) {
      return unanswered(
          "No answer from " + where + ".",
          Evidence.of("seen", Sockets.words(e)).and(Sockets.advice(e)));
    }
  }

  /// A status that is asked for is an answer, not a way to one.
  private boolean isRedirect(HttpAnswer answer) {
    return probe.followRedirects()
        && answer.status() >= 300
        && answer.status() < 400
        && !probe.status().contains(answer.status());
  }

  private HttpAnswer ask(InetSocketAddress address, Target target, Deadline deadline)
      throws IOException {
    var request =
        new HttpRequest(
            probe.method(),
            target.path(),
            headers(target),
            probe.body().map(RequestBody::of).orElse(RequestBody.NONE));
    var host = address.getAddress().getHostAddress();
    var dialer =
        target.scheme() == Scheme.HTTP
            ? Dialer.tcp(host, address.getPort())
            : Dialer.tls(host, address.getPort(), TrustEverything.context(), false);
    try (var response = HttpClient.sendOnce(dialer, target.host(), request, deadline)) {
      var body = new String(response.body().readNBytes(BODY_LIMIT), StandardCharsets.UTF_8);
      return new HttpAnswer(response.status(), response.reason(), response.headers(), body);
    }
  }

  private HttpHeaders headers(Target target) {
    var headers = HttpHeaders.NONE;
    for (var header : probe.headers()) {
      headers = headers.with(header.name(), header.value());
    }
    if (!headers.has("Host")) {
      headers = headers.with("Host", target.host());
    }
    if (!headers.has("User-Agent")) {
      headers = headers.with("User-Agent", "slipway");
    }
    return headers.has("Accept") ? headers : headers.with("Accept", "*/*");
  }

  /// Where a redirect leads, as long as that is the same container.
  private Optional<Target> next(Target from, String location) {
    URI to;
    try {
      to = URI.create(from.url()).resolve(UrlText.encoded(location));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    boolean https = "https".equalsIgnoreCase(to.getScheme());
    if (to.getHost() == null || (!https && !"http".equalsIgnoreCase(to.getScheme()))) {
      return Optional.empty();
    }
    var here = URI.create(from.url()).getHost();
    boolean same =
        to.getHost().equalsIgnoreCase(here)
            || to.getHost().equalsIgnoreCase("localhost")
            || to.getHost().equals("127.0.0.1");
    if (!same) {
      return Optional.empty();
    }
    var scheme = https ? Scheme.HTTPS : Scheme.HTTP;
    // A virtual host without a port stands for the port that was asked.
    boolean virtual =
        to.getPort() < 0 && URI.create(from.url()).getPort() < 0 && scheme == from.scheme();
    int number = to.getPort() >= 0 ? to.getPort() : https ? 443 : 80;
    var port = virtual ? from.port() : Port.tcp(number);
    var path = to.getRawPath() == null || to.getRawPath().isEmpty() ? "/" : to.getRawPath();
    return Optional.of(
        new Target(
            scheme,
            port,
            to.getRawAuthority(),
            path + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery())));
  }
}
