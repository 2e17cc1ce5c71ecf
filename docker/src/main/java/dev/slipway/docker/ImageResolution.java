package dev.slipway.docker;

import dev.slipway.core.container.Image;
import dev.slipway.core.container.ImageReference;
import dev.slipway.core.container.ImageRequest;
import dev.slipway.core.container.Platform;
import dev.slipway.core.container.PullListener;
import dev.slipway.core.container.PullPolicy;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import dev.slipway.wire.json.Json;
import java.util.Optional;

/// Finds one image as its policy and platform say, with as few questions as possible.
final class ImageResolution {
  private static final int SHORT_ID = 12;
  private static final int WHOLE_ID = 64;

  private final EngineApi api;
  private final ImagePull pull;
  private final ImageReference reference;
  private final ImageRequest request;

  ImageResolution(EngineApi api, ImagePull pull, ImageRequest request) {
    this.api = api;
    this.pull = pull;
    this.reference = request.reference();
    this.request = request;
  }

  Image resolve(PullListener listener) throws InterruptedException {
    var here =
        switch (request.policy()) {
          case ALWAYS -> reference.isId() ? inspect() : Optional.<Image>empty();
          case MISSING, NEVER -> inspect();
        };
    if (here.isPresent() && suits(here.get())) {
      return here.get();
    }
    return switch (request.policy()) {
      case NEVER -> throw missing(here);
      case MISSING, ALWAYS -> {
        if (reference.isId()) {
          throw missing(here);
        }
        pull.run(reference, request.platform(), listener);
        var pulled = inspect();
        if (pulled.isEmpty() || !suits(pulled.get())) {
          throw missing(pulled);
        }
        yield pulled.get();
      }
    };
  }

  private boolean suits(Image image) {
    return request.platform().isEmpty() || suits(request.platform().get(), image.platform());
  }

  /// A variant that is not asked for or not told does not matter: images seldom tell it.
  static boolean suits(Platform wanted, Platform actual) {
    return wanted.os().equals(actual.os())
        && wanted.architecture().equals(actual.architecture())
        && (wanted.variant().isEmpty()
            || actual.variant().isEmpty()
            || wanted.variant().equals(actual.variant()));
  }

  private Optional<Image> inspect() throws InterruptedException {
    var name = reference.isId() ? reference.familiar() : reference.repository() + tagOrDigest();
    var found = inspect(name);
    return found.isPresent() || !looksLikeId() ? found : inspect(lastPart());
  }

  private String tagOrDigest() {
    return reference
        .digest()
        .map(digest -> "@" + digest)
        .orElseGet(() -> ":" + reference.tag().orElse("latest"));
  }

  /// `docker images` prints ids of twelve digits, which read as the name of an image.
  private boolean looksLikeId() {
    var part = lastPart();
    return reference.repository().equals("docker.io/library/" + part)
        && reference.tag().equals(Optional.of("latest"))
        && part.length() >= SHORT_ID
        && part.length() <= WHOLE_ID
        && part.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  private String lastPart() {
    return reference.path().substring(reference.path().lastIndexOf('/') + 1);
  }

  private Optional<Image> inspect(String name) throws InterruptedException {
    var target = Target.of("/images/" + Target.segment(name) + "/json");
    if (request.platform().isPresent() && api.version().atLeast(1, 49)) {
      target.with("platform", platformJson(request.platform().get()).write());
    }
    var call = EngineCall.get("inspect image " + reference, target.toString());
    try {
      return Optional.of(ImageJson.image(api.json(call)));
    } catch (EngineRefusal e) {
      if (e.isMissing()) {
        return Optional.empty();
      }
      throw DockerEngine.failure(call, e);
    }
  }

  private static Json platformJson(Platform platform) {
    return Json.object()
        .put("os", platform.os())
        .put("architecture", platform.architecture())
        .putIfPresent("variant", platform.variant())
        .build();
  }

  private FailureException missing(Optional<Image> here) {
    var wanted = request.platform().map(platform -> " for " + platform).orElse("");
    var what =
        "The engine at "
            + api.address()
            + " has no image "
            + reference
            + wanted
            + here.map(image -> "; what it has is for " + image.platform()).orElse("")
            + ".";
    return request.policy() == PullPolicy.NEVER && !reference.isId()
        ? new FailureException(
            FailureCode.IMAGE_NOT_FOUND, what, "Without --pull never it would be fetched.")
        : new FailureException(FailureCode.IMAGE_NOT_FOUND, what);
  }
}
