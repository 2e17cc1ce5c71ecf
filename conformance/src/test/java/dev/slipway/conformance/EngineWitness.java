package dev.slipway.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.slipway.docker.EngineAddress;
import dev.slipway.docker.EngineLocator;
import dev.slipway.wire.http.Deadline;
import dev.slipway.wire.http.Dialer;
import dev.slipway.wire.http.HttpClient;
import dev.slipway.wire.http.HttpRequest;
import dev.slipway.wire.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the engine itself says, asked without Slipway's own client of it.
final class EngineWitness {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Dialer dialer;

  private EngineWitness(Dialer dialer) {
    this.dialer = dialer;
  }

  /// What a container is and belongs to.
  record Sighting(String id, String name, String owner, String state, List<String> volumes) {
    private static Sighting of(Json container) {
      return new Sighting(
          container.text("Id").orElse(""),
          container.texts("Names").stream().findFirst().orElse("").replaceFirst("^/", ""),
          container.text("Labels", "dev.slipway.owner").orElse(""),
          container.text("State").orElse(""),
          container.elements("Mounts").stream()
              .filter(mount -> mount.text("Type").equals(Optional.of("volume")))
              .flatMap(mount -> mount.text("Name").stream())
              .toList());
    }

    boolean belongsTo(long pid) {
      return owner.contains("/" + pid + "/");
    }
  }

  /// The first engine that answers.
  static EngineWitness find() {
    var home = Path.of(Optional.ofNullable(System.getenv("HOME")).orElse("/"));
    for (var place : EngineLocator.of(System.getenv(), home).places()) {
      switch (place.address()) {
        case EngineAddress.Unix(var socket) -> {
          var witness = new EngineWitness(Dialer.unix(socket));
          if (witness.answers()) {
            return witness;
          }
        }
        case EngineAddress.Tcp(var host, var port) -> {
          var witness = new EngineWitness(Dialer.tcp(host, port));
          if (witness.answers()) {
            return witness;
          }
        }
        case EngineAddress.Tls _ -> abort("The witness of these tests does not speak TLS.");
      }
    }
    return abort("No container engine answers.");
  }

  /// All containers that Slipway made, stopped ones too.
  List<Sighting> containers() {
    var filters = URLEncoder.encode("{\"label\":[\"dev.slipway.owner\"]}", UTF_8);
    return json("/containers/json?all=1&filters=" + filters).elements().stream()
        .map(Sighting::of)
        .toList();
  }

  List<Sighting> containersOf(long pid) {
    return containers().stream().filter(sighting -> sighting.belongsTo(pid)).toList();
  }

  boolean volumeExists(String name) {
    return status("GET", "/volumes/" + name) == 200;
  }

  Json inspect(String container) {
    return json("/containers/" + container + "/json");
  }

  void remove(String container) {
    status("DELETE", "/containers/" + container + "?force=1&v=1");
  }

  private boolean answers() {
    try {
      return status("GET", "/_ping") == 200;
    } catch (UncheckedIOException _) {
      return false;
    }
  }

  private int status(String method, String target) {
    try (var response = send(HttpRequest.of(method, target))) {
      response.body().readAllBytes();
      return response.status();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Json json(String target) {
    try (var response = send(HttpRequest.get(target))) {
      var text = new String(response.body().readAllBytes(), UTF_8);
      if (response.status() != 200) {
        throw new IOException(target + " answers " + response.status() + ": " + text);
      }
      return Json.parse(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private dev.slipway.wire.http.HttpResponse send(HttpRequest request) throws IOException {
    return HttpClient.sendOnce(dialer, "engine", request, Deadline.after(PATIENCE));
  }
}
