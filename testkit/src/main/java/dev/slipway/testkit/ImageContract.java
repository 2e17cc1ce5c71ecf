package dev.slipway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.ContainerSpec;
import dev.slipway.core.container.ImageReference;
import dev.slipway.core.container.ImageRequest;
import dev.slipway.core.container.Platform;
import dev.slipway.core.container.PullListener;
import dev.slipway.core.container.PullPolicy;
import dev.slipway.core.failure.FailureCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Resolving an image, and what the engine says of itself.
interface ImageContract extends EngineFixture {
  /// In a registry that refuses connections at once.
  String ABSENT = "localhost:1/slipway/absent:nowhere";

  @Test
  default void theEngineSaysWhoItIs() throws InterruptedException {
    var info = engine().info();
    assertThat(info.product()).isNotBlank();
    assertThat(info.version()).isNotBlank();
    assertThat(info.apiVersion()).isNotBlank();
    assertThat(info.platform().os()).isNotBlank();
    assertThat(info.cpus()).isPositive();
    assertThat(info.memory()).isGreaterThan(ByteCount.ofMebibytes(1));
  }

  @Test
  default void anImageThatIsHereIsNotFetched() throws InterruptedException {
    var fetching = new Fetching();
    var image =
        engine()
            .resolve(
                new ImageRequest(subject().image(), PullPolicy.MISSING, Optional.empty()),
                fetching);
    assertThat(fetching.started).isFalse();
    assertThat(image.id()).matches("sha256:[0-9a-f]{64}");
    assertThat(image.tags()).contains(subject().image().familiar());
    assertThat(image.platform().os()).isEqualTo("linux");
    assertThat(image.size()).isGreaterThan(ByteCount.of(0));
  }

  @Test
  default void anImageIsFoundByItsId() throws InterruptedException {
    var image = resolve(subject().image(), PullPolicy.NEVER);
    var id = ImageReference.parse(image.id()).orElseThrow();
    assertThat(resolve(id, PullPolicy.NEVER).id()).isEqualTo(image.id());
    assertThat(resolve(id, PullPolicy.MISSING).config()).isEqualTo(image.config());
  }

  @Test
  default void twoNamesOfAnImageAreOneImage() throws InterruptedException {
    assertThat(resolve(subject().unfetchable(), PullPolicy.MISSING).id())
        .isEqualTo(resolve(subject().image(), PullPolicy.MISSING).id());
  }

  @Test
  default void anAbsentImageThatIsNeverFetchedIsNotFound() {
    var absent = ImageReference.parse(ABSENT).orElseThrow();
    fails(FailureCode.IMAGE_NOT_FOUND, () -> resolve(absent, PullPolicy.NEVER), ABSENT);
  }

  @Test
  default void anAbsentIdIsNotFound() {
    var absent = ImageReference.parse("sha256:" + "0123456789abcdef".repeat(4)).orElseThrow();
    fails(FailureCode.IMAGE_NOT_FOUND, () -> resolve(absent, PullPolicy.MISSING));
  }

  @Test
  default void aRegistryThatRefusesFailsThePull() {
    var absent = ImageReference.parse(ABSENT).orElseThrow();
    fails(FailureCode.PULL_FAILED, () -> resolve(absent, PullPolicy.MISSING), ABSENT);
  }

  @Test
  default void alwaysAsksTheRegistryAlsoForAnImageThatIsHere() {
    fails(
        FailureCode.PULL_FAILED,
        () -> resolve(subject().unfetchable(), PullPolicy.ALWAYS),
        subject().unfetchable().familiar());
  }

  @Test
  default void anImageForAnotherPlatformIsNotTheImage() throws InterruptedException {
    var here = resolve(subject().image(), PullPolicy.NEVER).platform();
    var other = here.architecture().equals("s390x") ? "riscv64" : "s390x";
    var request =
        new ImageRequest(
            subject().image(),
            PullPolicy.NEVER,
            Optional.of(new Platform("linux", other, Optional.empty())));
    fails(
        FailureCode.IMAGE_NOT_FOUND,
        () -> engine().resolve(request, PullListener.SILENT),
        "linux/" + other);
  }

  @Test
  default void aContainerOfAnAbsentImageCannotBeMade() {
    var absent = ContainerSpec.of(ABSENT).labels(labels()).build();
    fails(FailureCode.IMAGE_NOT_FOUND, () -> engine().create(absent), ABSENT);
  }

  /// Notices that something is fetched.
  final class Fetching implements PullListener {
    private volatile boolean started;

    @Override
    public void pulling(ImageReference image) {
      started = true;
    }

    @Override
    public void layer(
        String layer, String status, Optional<ByteCount> done, Optional<ByteCount> total) {}

    @Override
    public void pulled(ImageReference image) {}
  }
}
