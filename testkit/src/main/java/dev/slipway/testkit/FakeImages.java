package dev.slipway.testkit;

import dev.slipway.core.container.ContainerSpec;
import dev.slipway.core.container.ImageReference;
import dev.slipway.core.container.ImageRequest;
import dev.slipway.core.container.Platform;
import dev.slipway.core.container.PullListener;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The images that a [FakeMachine] has and those that it could fetch.
final class FakeImages {
  private final Monitor monitor;
  private final Map<ImageReference, FakeImage> here = new HashMap<>();
  private final Map<ImageReference, FakeImage> remote = new HashMap<>();
  private final Map<String, String> refusing = new HashMap<>();

  FakeImages(Monitor monitor) {
    this.monitor = monitor;
  }

  void add(ImageReference name, FakeImage image) {
    monitor.change(() -> here.put(name, image));
  }

  void addRemote(FakeImage image) {
    monitor.change(() -> remote.put(image.name(), image));
  }

  void refuse(String registry, String reason) {
    monitor.change(() -> refusing.put(registry, reason));
  }

  FakeImage resolve(ImageRequest request, PullListener listener) {
    var found = find(request.reference(), request.platform());
    return switch (request.policy()) {
      case NEVER -> found.orElseThrow(() -> notFound(request, "is not here and is never fetched"));
      case MISSING -> found.orElseGet(() -> pull(request, listener));
      case ALWAYS -> request.reference().isId() ? found.orElseThrow() : pull(request, listener);
    };
  }

  FakeImage named(ContainerSpec spec) {
    var reference = ImageReference.parse(spec.image()).orElseThrow();
    return find(reference, spec.platform())
        .orElseThrow(
            () ->
                new FailureException(
                    FailureCode.IMAGE_NOT_FOUND,
                    "A container of " + spec.image() + " cannot be made: no such image."));
  }

  private Optional<FakeImage> find(ImageReference reference, Optional<Platform> platform) {
    return monitor.read(
        () ->
            (reference.isId()
                    ? here.values().stream()
                        .filter(each -> each.image().id().equals(reference.familiar()))
                        .findFirst()
                    : Optional.ofNullable(here.get(reference)))
                .filter(image -> fits(image, platform)));
  }

  private FakeImage pull(ImageRequest request, PullListener listener) {
    var name = request.reference();
    var refusal = monitor.read(() -> Optional.ofNullable(refusing.get(name.domain())));
    if (refusal.isPresent()) {
      throw new FailureException(
          FailureCode.PULL_FAILED, "Pulling " + name + " failed: " + refusal.get() + ".");
    }
    var image =
        monitor
            .read(() -> Optional.ofNullable(remote.get(name)))
            .filter(each -> fits(each, request.platform()))
            .orElseThrow(() -> notFound(request, "is neither here nor in its registry"));
    listener.pulling(name);
    int number = 0;
    for (var layer : image.layers()) {
      number++;
      var size = Optional.of(layer.size());
      listener.layer("layer" + number, "Downloading", size, size);
      listener.layer("layer" + number, "Pull complete", Optional.empty(), Optional.empty());
    }
    add(name, image);
    listener.pulled(name);
    return image;
  }

  private static boolean fits(FakeImage image, Optional<Platform> platform) {
    return platform.isEmpty() || platform.get().equals(image.image().platform());
  }

  private static FailureException notFound(ImageRequest request, String why) {
    var platform = request.platform().map(p -> " for " + p).orElse("");
    return new FailureException(
        FailureCode.IMAGE_NOT_FOUND, "Image " + request.reference() + platform + " " + why + ".");
  }
}
