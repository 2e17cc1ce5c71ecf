package dev.slipway.docker;

import dev.slipway.wire.http.HttpRequest;
import dev.slipway.wire.http.RequestBody;
import dev.slipway.wire.json.Json;
import java.time.Duration;
import java.util.Optional;

/// One request to the engine.
///
/// @param doing what it is for, to complete "The engine did not answer when asked to …"
/// @param patience how long the whole exchange may take; empty for as long as it takes
record EngineCall(String doing, HttpRequest request, Optional<Duration> patience) {
  /// What a healthy engine does at once still takes long on a machine that is overloaded.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  static EngineCall get(String doing, String path) {
    return of("GET", doing, path);
  }

  static EngineCall post(String doing, String path) {
    return of("POST", doing, path);
  }

  static EngineCall post(String doing, String path, Json body) {
    return new EngineCall(
        doing,
        HttpRequest.of("POST", path)
            .withHeader("Content-Type", "application/json")
            .withBody(RequestBody.of(body.write())),
        Optional.of(PATIENCE));
  }

  static EngineCall delete(String doing, String path) {
    return of("DELETE", doing, path);
  }

  private static EngineCall of(String method, String doing, String path) {
    return new EngineCall(doing, HttpRequest.of(method, path), Optional.of(PATIENCE));
  }

  EngineCall withPatience(Duration value) {
    return new EngineCall(doing, request, Optional.of(value));
  }

  EngineCall patient() {
    return new EngineCall(doing, request, Optional.empty());
  }

  EngineCall withHeader(String name, String value) {
    return new EngineCall(doing, request.withHeader(name, value), patience);
  }

  EngineCall under(String prefix) {
    return new EngineCall(
        doing,
        new HttpRequest(
            request.method(), prefix + request.target(), request.headers(), request.body()),
        patience);
  }
}
