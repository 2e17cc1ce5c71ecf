package dev.slipway.docker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// How an engine is reached.
public sealed interface EngineAddress {
  record Unix(Path socket) implements EngineAddress {
    @Override
    public String toString() {
      return "unix://" + socket;
    }
  }

  record Tcp(String host, int port) implements EngineAddress {
    @Override
    public String toString() {
      return "tcp://" + authority(host, port);
    }
  }

  /// @param verify whether the engine's certificate is checked
  record Tls(String host, int port, TlsFiles files, boolean verify) implements EngineAddress {
    @Override
    public String toString() {
      return "https://" + authority(host, port);
    }
  }

  /// PEM files. Without a certificate authority the system's are trusted.
  record TlsFiles(Optional<Path> authority, Optional<Path> certificate, Optional<Path> key) {
    public static final TlsFiles NONE =
        new TlsFiles(Optional.empty(), Optional.empty(), Optional.empty());

    /// The names that Docker uses, as far as they are in the folder.
    static TlsFiles in(Path folder) {
      return new TlsFiles(
          existing(folder.resolve("ca.pem")),
          existing(folder.resolve("cert.pem")),
          existing(folder.resolve("key.pem")));
    }

    private static Optional<Path> existing(Path file) {
      return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }
  }

  private static String authority(String host, int port) {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
