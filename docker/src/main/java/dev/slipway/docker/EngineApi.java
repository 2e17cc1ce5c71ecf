package dev.slipway.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.core.failure.Failure;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import dev.slipway.wire.http.Deadline;
import dev.slipway.wire.http.HttpClient;
import dev.slipway.wire.http.HttpResponse;
import dev.slipway.wire.http.MalformedHttpException;
import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;

/// Requests and answers of the Engine API in one negotiated version. Knows how transport fails;
/// what an error of the engine means is the callers' business.
final class EngineApi implements AutoCloseable {
  /// A container's inspection is some 10 KB, an image's history seldom 100.
  private static final int LARGEST_ANSWER = 64 * 1024 * 1024;

  private static final int LONGEST_WORDS = 64 * 1024;

  private final HttpClient http;
  private final EngineAddress address;
  private final ApiVersion version;
  private final boolean podman;
  private final String prefix;

  EngineApi(HttpClient http, EngineAddress address, ApiVersion version, boolean podman) {
    this.http = http;
    this.address = address;
    this.version = version;
    this.podman = podman;
    this.prefix = "/v" + version;
  }

  EngineAddress address() {
    return address;
  }

  ApiVersion version() {
    return version;
  }

  /// Whether it is Podman that speaks Docker's language, with an accent.
  boolean podman() {
    return podman;
  }

  /// An answer whose body is still to come; the caller closes it.
  HttpResponse open(EngineCall call) throws EngineRefusal, InterruptedException {
    HttpResponse response;
    try {
      var deadline = call.patience().map(Deadline::after).orElse(Deadline.NONE);
      response = http.send(call.under(prefix).request(), deadline);
    } catch (IOException e) {
      throw broken(call, e);
    }
    if (response.status() < 400) {
      return response;
    }
    try (response) {
      throw new EngineRefusal(response.status(), words(response));
    } catch (IOException e) {
      throw broken(call, e);
    }
  }

  Json json(EngineCall call) throws EngineRefusal, InterruptedException {
    try (var response = open(call)) {
      var bytes = response.body().readNBytes(LARGEST_ANSWER);
      return Json.parse(bytes);
    } catch (IOException e) {
      throw broken(call, e);
    } catch (JsonException e) {
      throw new FailureException(
          Failure.of(
              FailureCode.ENGINE_ERROR,
              asked(call) + " and its answer is no JSON: " + e.getMessage()),
          e);
    }
  }

  /// For calls whose answer says nothing.
  void run(EngineCall call) throws EngineRefusal, InterruptedException {
    try (var response = open(call)) {
      // To the end, so that the connection serves the next call.
      response.body().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw broken(call, e);
    }
  }

  /// What a failed transport means to the caller: cancellation where the thread was interrupted.
  FailureException broken(EngineCall call, IOException e) throws InterruptedException {
    if (e instanceof ClosedByInterruptException) {
      Thread.interrupted();
      var interrupted = new InterruptedException("Interrupted while asked to " + call.doing());
      interrupted.initCause(e);
      throw interrupted;
    }
    if (e instanceof SocketTimeoutException) {
      long seconds = call.patience().map(Duration::toSeconds).orElse(0L);
      return failure(
          FailureCode.ENGINE_ERROR,
          asked(call) + " and did not answer within " + seconds + " s.",
          e);
    }
    if (e instanceof MalformedHttpException || e instanceof StreamCorruptedException) {
      return failure(
          FailureCode.ENGINE_ERROR,
          asked(call) + " and its answer cannot be understood: " + e.getMessage(),
          e);
    }
    return failure(
        FailureCode.ENGINE_UNREACHABLE,
        "The connection to the engine at "
            + address
            + " broke when it was asked to "
            + call.doing()
            + ": "
            + e.getMessage(),
        e);
  }

  private String asked(EngineCall call) {
    return "The engine at " + address + " was asked to " + call.doing();
  }

  private static FailureException failure(FailureCode code, String what, IOException cause) {
    return new FailureException(Failure.of(code, what), cause);
  }

  private static String words(HttpResponse response) throws IOException {
    var text = new String(response.body().readNBytes(LONGEST_WORDS), UTF_8).strip();
    try {
      return Json.parse(text).text("message").orElse(text);
    } catch (JsonException _) {
      return text.isEmpty() ? response.status() + " " + response.reason() : text;
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
