package dev.slipway.testkit;

import dev.slipway.core.container.Container;
import dev.slipway.core.container.ContainerEngine;
import dev.slipway.core.container.ContainerSpec;
import dev.slipway.core.container.ContainerSummary;
import dev.slipway.core.container.EngineInfo;
import dev.slipway.core.container.Image;
import dev.slipway.core.container.ImageContents;
import dev.slipway.core.container.ImageRequest;
import dev.slipway.core.container.PullListener;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An engine in memory: one connection to a [FakeMachine].
public final class FakeEngine implements ContainerEngine {
  private final FakeMachine machine;
  private final Monitor monitor;
  private final Set<FakeContainer> own = new LinkedHashSet<>();
  private int beingMade;
  private boolean closed;

  FakeEngine(FakeMachine machine) {
    this.machine = machine;
    this.monitor = machine.monitor();
  }

  @Override
  public EngineInfo info() throws InterruptedException {
    machine.enter(EngineCall.INFO, "");
    return machine.info();
  }

  @Override
  public Image resolve(ImageRequest request, PullListener listener) throws InterruptedException {
    machine.enter(EngineCall.RESOLVE, request.reference().familiar());
    return machine.images().resolve(request, listener).image();
  }

  @Override
  public ImageContents contents(Image image, Map<String, String> labels)
      throws InterruptedException {
    var spec = ContainerSpec.of(image.id()).labels(labels).build();
    return new FakeContents(machine, make(EngineCall.CONTENTS, spec));
  }

  @Override
  public Container create(ContainerSpec spec) throws InterruptedException {
    return new FakeHandle(machine, make(EngineCall.CREATE, spec));
  }

  /// While a container is being made, [#close] waits: it could not know what to remove.
  private FakeContainer make(EngineCall call, ContainerSpec spec) throws InterruptedException {
    monitor.change(
        () -> {
          refuseWhenClosed();
          beingMade++;
        });
    try {
      machine.enter(call, spec.image());
      return monitor.read(
          () -> {
            refuseWhenClosed();
            var made = machine.make(spec, call == EngineCall.CREATE);
            own.add(made);
            return made;
          });
    } finally {
      monitor.change(() -> beingMade--);
    }
  }

  private void refuseWhenClosed() {
    if (closed) {
      throw new IllegalStateException("The engine is closed: it makes nothing any more.");
    }
  }

  @Override
  public List<ContainerSummary> list(Map<String, String> labels) throws InterruptedException {
    machine.enter(EngineCall.LIST, labels.toString());
    return machine.list(labels);
  }

  @Override
  public void remove(String container) throws InterruptedException {
    machine.enter(EngineCall.REMOVE, container);
    machine.find(container).ifPresent(machine::remove);
  }

  @Override
  public void keep(Container container) {
    monitor.change(() -> own.removeIf(made -> made.id().equals(container.id())));
  }

  @Override
  public void close() {
    monitor.change(() -> closed = true);
    monitor.awaitUninterruptibly(() -> beingMade == 0);
    monitor.read(() -> List.copyOf(own)).forEach(machine::close);
  }
}
