package dev.slipway.testkit;

import dev.slipway.core.container.ContainerEngine;
import dev.slipway.core.container.ImageReference;
import dev.slipway.testkit.Subject.KnownFiles;
import java.time.Duration;

final class FakeEngineTest extends ContainerEngineContract {
  private static final String IMAGE = "slipway/busybox:latest";
  private static final String UNFETCHABLE = "localhost:1/slipway/busybox:here";
  private static final FakeMachine MACHINE =
      new FakeMachine()
          .with(
              FakePrograms.imageNamed(IMAGE)
                  .file("/etc/ship", "ahoy\n")
                  .link("/etc/boat", "ship")
                  .link("/settings", "etc")
                  .build(),
              UNFETCHABLE)
          .withRegistryRefusing("localhost:1", "connection refused");

  @Override
  protected ContainerEngine open() {
    return MACHINE.open();
  }

  @Override
  public Subject subject() {
    return new Subject(
        ImageReference.parse(IMAGE).orElseThrow(),
        ImageReference.parse(UNFETCHABLE).orElseThrow(),
        new FakePrograms(),
        new KnownFiles("/etc/ship", "ahoy\n", 0644, "/etc", "/etc/boat", "ship", "/settings/ship"));
  }

  @Override
  public Witness witness() {
    return MACHINE.witness();
  }

  @Override
  public Duration aWhile() {
    return Duration.ofMillis(500);
  }
}
