package dev.slipway.docker;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.slipway.core.container.ContainerEngine;
import dev.slipway.core.container.ImageReference;
import dev.slipway.core.container.Port;
import dev.slipway.core.failure.FailureException;
import dev.slipway.testkit.Ability;
import dev.slipway.testkit.BusyboxCommands;
import dev.slipway.testkit.ContainerEngineContract;
import dev.slipway.testkit.Subject;
import dev.slipway.testkit.Subject.KnownFiles;
import dev.slipway.testkit.Witness;
import dev.slipway.wire.json.Json;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The contract on an engine that runs on this machine, skipped aloud where none answers.
abstract class LiveEngineContract extends ContainerEngineContract implements Witness {
  private static final KnownFiles FILES =
      new KnownFiles("/etc/ship", "ahoy\n", 0640, "/etc", "/etc/boat", "ship", "/settings/ship");

  /// Where the engine is.
  abstract EngineLocator locator();

  @Override
  protected final ContainerEngine open() throws InterruptedException {
    api().close();
    return DockerEngine.open(locator(), Thread.ofPlatform().daemon().factory());
  }

  private EngineApi api() throws InterruptedException {
    try {
      var api = Door.open(locator().places());
      BusyboxImage.ensure(api);
      return api;
    } catch (FailureException e) {
      return abort(e.failure().what());
    }
  }

  @Override
  public final Subject subject() {
    return new Subject(
        ImageReference.parse(BusyboxImage.NAME).orElseThrow(),
        ImageReference.parse(BusyboxImage.UNFETCHABLE).orElseThrow(),
        new BusyboxCommands(),
        FILES);
  }

  @Override
  protected Set<Ability> lacking() {
    var lacking = EnumSet.noneOf(Ability.class);
    try (var api = api()) {
      var info = api.json(EngineCall.get("describe itself", "/info"));
      if (!info.bool("MemoryLimit").orElse(false)) {
        lacking.add(Ability.LIMITING_MEMORY);
        lacking.add(Ability.REPORTING_OUT_OF_MEMORY);
      }
      return lacking;
    } catch (EngineRefusal | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public final Witness witness() {
    return this;
  }

  @Override
  public final Set<String> volumes(String container) throws InterruptedException {
    var names = new HashSet<String>();
    for (var mount : inspect(container).elements("Mounts")) {
      mount.text("Name").ifPresent(names::add);
    }
    return names;
  }

  @Override
  public final boolean volumeExists(String volume) throws InterruptedException {
    try (var api = api()) {
      api.run(EngineCall.get("inspect a volume", "/volumes/" + volume));
      return true;
    } catch (EngineRefusal e) {
      return !e.isMissing();
    }
  }

  @Override
  public final Optional<InetSocketAddress> published(String container, Port port)
      throws InterruptedException {
    return inspect(container).elements("NetworkSettings", "Ports", port.toString()).stream()
        .map(
            binding ->
                new InetSocketAddress(
                    binding.text("HostIp").orElseThrow(),
                    Integer.parseInt(binding.text("HostPort").orElseThrow())))
        .findFirst();
  }

  @Override
  public final boolean local() {
    return locator().places().getFirst().address() instanceof EngineAddress.Unix;
  }

  private Json inspect(String container) throws InterruptedException {
    try (var api = api()) {
      return api.json(EngineCall.get("inspect", "/containers/" + container + "/json"));
    } catch (EngineRefusal e) {
      throw new AssertionError(e);
    }
  }
}
