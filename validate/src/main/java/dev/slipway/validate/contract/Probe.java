package dev.slipway.validate.contract;

import dev.slipway.core.container.Port;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What a check asks of a running container.
public sealed interface Probe extends Requirement {
  /// It starts and stays up. No manifest asks for it; every check of a container needs it.
  record Running() implements Probe {}

  /// A command inside it.
  record Exec(
      List<String> command,
      IntRanges exitCode,
      TextRule stdout,
      TextRule stderr,
      Optional<String> user,
      Optional<String> workdir,
      SequencedMap<String, String> env)
      implements Probe {
    public Exec {
      command = List.copyOf(command);
    }
  }

  /// A request to it.
  ///
  /// @param headers sent as they are, repeated ones too
  /// @param expectedHeaders each has to be there with this value
  record HttpGet(
      String method,
      Scheme scheme,
      Optional<String> host,
      Port port,
      String path,
      List<HttpHeader> headers,
      Optional<String> body,
      boolean followRedirects,
      IntRanges status,
      List<HttpHeader> expectedHeaders,
      TextRule expectedBody,
      List<JsonRule> expectedJson)
      implements Probe {
    /// As in Kubernetes; certificates are not verified, as there.
    public enum Scheme {
      HTTP,
      HTTPS
    }

    public HttpGet {
      headers = List.copyOf(headers);
      expectedHeaders = List.copyOf(expectedHeaders);
      expectedJson = List.copyOf(expectedJson);
    }
  }

  /// The container itself accepts connections.
  record TcpSocket(Port port) implements Probe {}

  /// The standard health service says SERVING. An empty service asks for the server as a whole.
  record Grpc(Port port, String service, boolean tls) implements Probe {}

  /// Its output comes to match.
  record Logs(Stream stream, TextRule rule, Duration within) implements Probe {
    /// Which output.
    public enum Stream {
      STDOUT,
      STDERR,
      ANY
    }
  }

  /// The image's HEALTHCHECK becomes healthy.
  record Health(Duration within) implements Probe {}

  /// Its process ends on its own.
  record Exit(IntRanges exitCode, Duration within) implements Probe {}

  /// Its process ends by itself once it is told to.
  ///
  /// @param exitCode any when empty
  record Stop(String signal, Duration within, Optional<IntRanges> exitCode) implements Probe {}
}
