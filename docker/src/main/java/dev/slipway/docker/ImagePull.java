package dev.slipway.docker;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.ImageReference;
import dev.slipway.core.container.Platform;
import dev.slipway.core.container.PullListener;
import dev.slipway.core.failure.Failure;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonException;
import dev.slipway.wire.json.JsonStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Fetches one image from its registry and tells how it goes on.
final class ImagePull {
  private static final List<String> MISSING =
      List.of(
          "manifest unknown",
          "not found",
          "does not exist",
          "no matching manifest",
          "no image found in",
          "name unknown");

  private static final List<String> UNAUTHORIZED =
      List.of("denied", "unauthorized", "authentication required", "may require");

  private final EngineApi api;
  private final RegistryLogins logins;

  ImagePull(EngineApi api, RegistryLogins logins) {
    this.api = api;
    this.logins = logins;
  }

  void run(ImageReference image, Optional<Platform> platform, PullListener listener)
      throws InterruptedException {
    var login = logins.find(image.domain());
    listener.pulling(image);
    var call = EngineCall.post("pull " + image, target(image, platform)).patient();
    var authorized =
        login.header().map(auth -> call.withHeader("X-Registry-Auth", auth)).orElse(call);
    try (var response = api.open(authorized);
        var events = JsonStream.open(response.body())) {
      while (true) {
        var event = events.next();
        if (event.isEmpty()) {
          break;
        }
        var error = error(event.get());
        if (error.isPresent()) {
          throw failure(image, platform, login, error.get());
        }
        tell(event.get(), listener);
      }
    } catch (EngineRefusal e) {
      var failure = failure(image, platform, login, e.words());
      failure.initCause(e);
      throw failure;
    } catch (JsonException e) {
      throw new FailureException(
          Failure.of(
              FailureCode.PULL_FAILED,
              "Pulling " + image + " failed: the engine's progress is no JSON. " + e.getMessage()),
          e);
    } catch (IOException e) {
      throw api.broken(call, e);
    }
    listener.pulled(image);
  }

  private static String target(ImageReference image, Optional<Platform> platform) {
    var target =
        Target.of("/images/create")
            .with("fromImage", image.repository())
            .with("tag", image.digest().or(image::tag).orElse("latest"));
    platform.ifPresent(wanted -> target.with("platform", wanted.toString()));
    return target.toString();
  }

  private static Optional<String> error(Json event) {
    return event.text("errorDetail", "message").or(() -> event.text("error"));
  }

  private static void tell(Json event, PullListener listener) {
    var layer = event.text("id");
    var status = event.text("status");
    // The first line's id is the tag.
    if (layer.isPresent() && status.isPresent() && !status.get().startsWith("Pulling from")) {
      listener.layer(
          layer.get(),
          status.get(),
          event.number("progressDetail", "current").flatMap(ImagePull::bytes),
          event.number("progressDetail", "total").flatMap(ImagePull::bytes));
    }
  }

  private static Optional<ByteCount> bytes(long count) {
    return count < 0 ? Optional.empty() : Optional.of(ByteCount.of(count));
  }

  private static FailureException failure(
      ImageReference image, Optional<Platform> platform, RegistryLogins.Login login, String words) {
    boolean missing = MISSING.stream().anyMatch(word -> EngineWords.mentions(words, word));
    var what =
        "Pulling "
            + image
            + platform.map(wanted -> " for " + wanted).orElse("")
            + " failed: "
            + words;
    var hint = hint(image, login, words);
    return new FailureException(
        new Failure(missing ? FailureCode.IMAGE_NOT_FOUND : FailureCode.PULL_FAILED, what, hint));
  }

  private static Optional<String> hint(
      ImageReference image, RegistryLogins.Login login, String words) {
    if (login.problem().isPresent()) {
      return login.problem();
    }
    if (UNAUTHORIZED.stream().anyMatch(word -> EngineWords.mentions(words, word))) {
      return Optional.of(
          login.header().isPresent()
              ? "The stored login for " + image.domain() + " was sent; is it still valid?"
              : "If the image is private, log in first: docker login " + image.domain());
    }
    if (EngineWords.mentions(words, "no such host") || EngineWords.mentions(words, "dial tcp")) {
      return Optional.of(
          "The engine cannot reach "
              + image.domain()
              + "; an image that the engine already has is used without asking.");
    }
    return Optional.empty();
  }
}
