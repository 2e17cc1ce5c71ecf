package dev.slipway.docker;

import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says where to look for an engine, in the order in which `docker` itself does, then Podman's
/// places. Reads settings; connects to nothing.
public final class EngineLocator {
  /// One place to look at.
  ///
  /// @param origin who says so, for messages: `DOCKER_HOST`, `docker context x`
  public record Place(String origin, EngineAddress address) {}

  private static final String USUAL = "usual place";

  private final Map<String, String> environment;
  private final Path home;
  private final Optional<String> wanted;

  private EngineLocator(Map<String, String> environment, Path home, Optional<String> wanted) {
    this.environment = environment;
    this.home = home;
    this.wanted = wanted;
  }

  public static EngineLocator of(Map<String, String> environment, Path home) {
    return new EngineLocator(Map.copyOf(environment), home, Optional.empty());
  }

  /// Looks for this engine alone: a URL, or the word `docker` or `podman`.
  public EngineLocator wanting(String engine) {
    return new EngineLocator(environment, home, Optional.of(engine));
  }

  DockerConfig config() {
    return new DockerConfig(
        variable("DOCKER_CONFIG").map(Path::of).orElseGet(() -> home.resolve(".docker")));
  }

  /// Where to look, first to last; whoever named one place means no other. Fails with `BAD_USAGE`
  /// for what is no address and `UNSUPPORTED` for what Slipway does not speak.
  public List<Place> places() {
    if (wanted.isPresent()) {
      return switch (wanted.get()) {
        case "docker" -> named().map(List::of).orElseGet(this::dockerSockets);
        case "podman" -> podmanHost().map(List::of).orElseGet(this::podmanSockets);
        default -> List.of(place("--engine", wanted.get(), tlsFromEnvironment()));
      };
    }
    return named().map(List::of).orElseGet(this::usual);
  }

  private List<Place> usual() {
    var all = new ArrayList<>(dockerSockets());
    all.addAll(podmanSockets());
    return all;
  }

  /// What the environment or the current context names.
  private Optional<Place> named() {
    var host = variable("DOCKER_HOST");
    if (host.isPresent()) {
      return Optional.of(place("DOCKER_HOST", host.get(), tlsFromEnvironment()));
    }
    var context = variable("DOCKER_CONTEXT").or(() -> config().json().text("currentContext"));
    return context.filter(name -> !name.isEmpty() && !name.equals("default")).map(this::context);
  }

  private Place context(String name) {
    var meta =
        config()
            .context(name)
            .orElseThrow(
                () ->
                    new FailureException(
                        FailureCode.BAD_USAGE,
                        "There is no docker context `" + name + "` in " + config().folder() + ".",
                        "`docker context ls` lists them; `docker context use default` goes back."));
    var host =
        meta.text("Endpoints", "docker", "Host")
            .filter(text -> !text.isEmpty())
            .orElseThrow(
                () ->
                    new FailureException(
                        FailureCode.UNSUPPORTED,
                        "The docker context `" + name + "` names no Docker engine."));
    var files = EngineAddress.TlsFiles.in(config().contextTls(name));
    boolean skip = meta.bool("Endpoints", "docker", "SkipTLSVerify").orElse(false);
    boolean secure = skip || !files.equals(EngineAddress.TlsFiles.NONE);
    return place("docker context `" + name + "`", host, new Tls(secure, files, !skip));
  }

  private Optional<Place> podmanHost() {
    return variable("CONTAINER_HOST").map(host -> place("CONTAINER_HOST", host, Tls.NONE));
  }

  private List<Place> dockerSockets() {
    var places = new ArrayList<Place>();
    places.add(usual(Path.of("/var/run/docker.sock")));
    runtimeFolder().ifPresent(folder -> places.add(usual(folder.resolve("docker.sock"))));
    places.add(usual(home.resolve(".docker/run/docker.sock")));
    return places;
  }

  private List<Place> podmanSockets() {
    var places = new ArrayList<Place>();
    runtimeFolder().ifPresent(folder -> places.add(usual(folder.resolve("podman/podman.sock"))));
    places.add(usual(Path.of("/run/podman/podman.sock")));
    return places;
  }

  private static Place usual(Path socket) {
    return new Place(USUAL, new EngineAddress.Unix(socket));
  }

  private Optional<Path> runtimeFolder() {
    return variable("XDG_RUNTIME_DIR").map(Path::of);
  }

  /// How TCP is protected.
  private record Tls(boolean secure, EngineAddress.TlsFiles files, boolean verify) {
    static final Tls NONE = new Tls(false, EngineAddress.TlsFiles.NONE, true);
  }

  private Tls tlsFromEnvironment() {
    boolean verify = variable("DOCKER_TLS_VERIFY").isPresent();
    boolean secure = verify || variable("DOCKER_TLS").isPresent();
    var folder = variable("DOCKER_CERT_PATH").map(Path::of).orElseGet(() -> config().folder());
    return secure ? new Tls(true, EngineAddress.TlsFiles.in(folder), verify) : Tls.NONE;
  }

  private Place place(String origin, String text, Tls tls) {
    int colon = text.indexOf("://");
    if (colon < 0) {
      throw noAddress(origin, text);
    }
    var scheme = text.substring(0, colon);
    var rest = text.substring(colon + 3);
    return switch (scheme) {
      case "unix" -> {
        if (rest.isEmpty()) {
          throw noAddress(origin, text);
        }
        yield new Place(origin, new EngineAddress.Unix(Path.of(rest)));
      }
      case "tcp", "http" -> new Place(origin, tcp(origin, text, tls));
      case "https" -> new Place(origin, tcp(origin, text, new Tls(true, tls.files, tls.verify)));
      case "ssh" ->
          throw new FailureException(
              FailureCode.UNSUPPORTED,
              origin + " is " + text + ", but Slipway does not open SSH connections.",
              "Forward the engine's socket and use that:"
                  + " ssh -nNT -L /tmp/docker.sock:/var/run/docker.sock HOST &"
                  + " export DOCKER_HOST=unix:///tmp/docker.sock");
      case "npipe" ->
          throw new FailureException(
              FailureCode.UNSUPPORTED,
              origin + " is " + text + ", but Slipway does not speak over named pipes.",
              "Run Slipway inside WSL.");
      default -> throw noAddress(origin, text);
    };
  }

  private static EngineAddress tcp(String origin, String text, Tls tls) {
    try {
      var uri = new URI(text);
      var host = uri.getHost();
      boolean bare = uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
      if (host == null || !bare || uri.getRawQuery() != null || uri.getRawUserInfo() != null) {
        throw noAddress(origin, text);
      }
      var name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
      int port = uri.getPort() >= 0 ? uri.getPort() : tls.secure ? 2376 : 2375;
      return tls.secure
          ? new EngineAddress.Tls(name, port, tls.files, tls.verify)
          : new EngineAddress.Tcp(name, port);
    } catch (URISyntaxException _) {
      throw noAddress(origin, text);
    }
  }

  private static FailureException noAddress(String origin, String text) {
    return new FailureException(
        FailureCode.BAD_USAGE,
        origin + " is `" + text + "`, which is no address of an engine.",
        "Write unix:///path/of/docker.sock, tcp://host:2375, https://host:2376, docker or podman.");
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }
}
