package dev.slipway.docker;

import dev.slipway.core.failure.Failure;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import dev.slipway.wire.http.Deadline;
import dev.slipway.wire.http.Dialer;
import dev.slipway.wire.http.HttpClient;
import dev.slipway.wire.http.HttpRequest;
import dev.slipway.wire.http.HttpResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javax.net.ssl.SSLException;

/// Knocks at the places where an engine may be.
final class Door {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Door() {}

  /// What came back instead of an answer.
  private record Refused(EngineLocator.Place place, String what, Optional<String> hint) {}

  static EngineApi open(List<EngineLocator.Place> places) throws InterruptedException {
    var refusals = new ArrayList<Refused>();
    for (var place : places) {
      try {
        return knock(place.address());
      } catch (SilenceException e) {
        refusals.add(new Refused(place, e.what, e.hint));
      }
    }
    throw unreachable(refusals);
  }

  private static FailureException unreachable(List<Refused> refusals) {
    var what = new StringBuilder("No container engine answers.");
    var hints = new TreeSet<String>();
    for (var refusal : refusals) {
      what.append(what.charAt(what.length() - 1) == '.' ? " " : "; ")
          .append(refusal.place.address())
          .append(" (")
          .append(refusal.place.origin())
          .append("): ")
          .append(refusal.what);
      refusal.hint.ifPresent(hints::add);
    }
    what.append('.');
    var hint =
        hints.isEmpty()
            ? "Start Docker or Podman, or name the engine with --engine or DOCKER_HOST."
            : String.join(" ", hints);
    return new FailureException(Failure.of(FailureCode.ENGINE_UNREACHABLE, what.toString(), hint));
  }

  /// No engine behind this place.
  private static final class SilenceException extends Exception {
    final String what;
    final transient Optional<String> hint;

    SilenceException(String what, Optional<String> hint) {
      super(what);
      this.what = what;
      this.hint = hint;
    }

    SilenceException(String what) {
      this(what, Optional.empty());
    }
  }

  private static EngineApi knock(EngineAddress address)
      throws SilenceException, InterruptedException {
    if (address instanceof EngineAddress.Unix(var socket)) {
      look(socket);
    }
    var http = new HttpClient(dialer(address), "docker");
    try (var pong = http.send(HttpRequest.get("/_ping"), Deadline.after(PATIENCE))) {
      var opened = opened(address, http, pong);
      pong.body().skip(Long.MAX_VALUE);
      return opened;
    } catch (ClosedByInterruptException e) {
      http.close();
      Thread.interrupted();
      throw (InterruptedException)
          new InterruptedException("Interrupted while connecting to " + address).initCause(e);
    } catch (IOException e) {
      http.close();
      throw silence(address, e);
    }
  }

  /// No type switch: on every start of a short command its first use costs more than the
  /// connection.
  private static Dialer dialer(EngineAddress address) {
    if (address instanceof EngineAddress.Unix(var socket)) {
      return Dialer.unix(socket);
    }
    if (address instanceof EngineAddress.Tcp(var host, var port)) {
      return Dialer.tcp(host, port);
    }
    var tls = (EngineAddress.Tls) address;
    var context = PemFiles.context(tls.files(), tls.verify());
    return Dialer.tls(tls.host(), tls.port(), context, tls.verify());
  }

  private static EngineApi opened(EngineAddress address, HttpClient http, HttpResponse pong)
      throws SilenceException {
    var header = pong.headers().first("Api-Version");
    var newest = header.flatMap(ApiVersion::parse);
    if (newest.isEmpty()) {
      throw new SilenceException(
          pong.status() == 200
              ? "answers, but not as a container engine"
              : "answers " + pong.status() + " " + pong.reason());
    }
    var server = pong.headers().first("Server").orElse("");
    if (newest.get().compareTo(ApiVersion.OLDEST) < 0) {
      throw new FailureException(
          FailureCode.UNSUPPORTED,
          "The engine at "
              + address
              + " ("
              + server
              + ") speaks API "
              + newest.get()
              + "; Slipway needs "
              + ApiVersion.OLDEST
              + ".",
          "Docker 20.10 and Podman 4, or newer, do.");
    }
    var version = newest.get().compareTo(ApiVersion.NEWEST) < 0 ? newest.get() : ApiVersion.NEWEST;
    return new EngineApi(http, address, version, pong.headers().has("Libpod-Api-Version"));
  }

  /// The system's own messages come in the user's language, so they are not read.
  private static void look(Path socket) throws SilenceException {
    if (Files.exists(socket)) {
      if (!Files.isWritable(socket)) {
        throw denied();
      }
    } else if (Files.notExists(socket)) {
      throw new SilenceException("no such file");
    } else {
      throw denied();
    }
  }

  private static SilenceException denied() {
    return new SilenceException(
        "permission denied",
        Optional.of(
            "The engine's socket is there, but not for this user: add the user to the socket's"
                + " group (`sudo usermod -aG docker $USER`, then log in again) or use sudo."));
  }

  private static SilenceException silence(EngineAddress address, IOException e) {
    var silence =
        switch (e) {
          case SocketTimeoutException _ ->
              new SilenceException("no answer within " + PATIENCE.toSeconds() + " s");
          case UnknownHostException _ -> new SilenceException("unknown host");
          case ConnectException _ -> new SilenceException("connection refused", nobody(address));
          case SSLException _ -> new SilenceException("TLS failed: " + e.getMessage());
          default -> new SilenceException(String.valueOf(e.getMessage()));
        };
    silence.initCause(e);
    return silence;
  }

  private static Optional<String> nobody(EngineAddress address) {
    return address instanceof EngineAddress.Unix
        ? Optional.of(
            "The socket is there but nobody listens: is the engine running?"
                + " (`sudo systemctl start docker`)")
        : Optional.empty();
  }
}
