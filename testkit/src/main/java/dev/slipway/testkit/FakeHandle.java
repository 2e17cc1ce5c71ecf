package dev.slipway.testkit;

import dev.slipway.core.container.Container;
import dev.slipway.core.container.ContainerState;
import dev.slipway.core.container.ContainerState.Exited;
import dev.slipway.core.container.Endpoint;
import dev.slipway.core.container.ExecOutcome;
import dev.slipway.core.container.ExecSpec;
import dev.slipway.core.container.LogRequest;
import dev.slipway.core.container.LogSink;
import dev.slipway.core.container.Port;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import dev.slipway.testkit.FakeContainer.Begun;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// A [FakeContainer] as its maker holds it, on the other side of the port.
final class FakeHandle implements Container {
  private final FakeMachine machine;
  private final Monitor monitor;
  private final FakeContainer container;

  FakeHandle(FakeMachine machine, FakeContainer container) {
    this.machine = machine;
    this.monitor = machine.monitor();
    this.container = container;
  }

  @Override
  public String id() {
    return container.id();
  }

  @Override
  public String name() {
    return container.name();
  }

  @Override
  public void start() throws InterruptedException {
    enter(EngineCall.START);
    monitor.change(
        () -> {
          present();
          container.start();
        });
  }

  @Override
  public ContainerState state() throws InterruptedException {
    enter(EngineCall.STATE);
    return ask(container::state);
  }

  @Override
  public Exited waitForExit() throws InterruptedException {
    enter(EngineCall.WAIT);
    await(() -> container.state() instanceof Exited);
    return ask(() -> (Exited) container.state());
  }

  @Override
  public ExecOutcome exec(ExecSpec exec) throws InterruptedException {
    machine.enter(EngineCall.EXEC, name() + ": " + String.join(" ", exec.command()));
    var capture = new Capture(exec.outputLimit());
    return switch (ask(() -> container.begin(exec, capture))) {
      case Begun.Refused(var reason) -> new ExecOutcome.NotStarted(reason);
      case Begun.Started(var process) -> {
        boolean _ = monitor.await(() -> process.ended() || machine.away(), exec.timeout());
        machine.answer();
        yield monitor.read(() -> capture.outcome(process));
      }
    };
  }

  @Override
  public void logs(LogRequest request, LogSink sink) throws InterruptedException {
    enter(EngineCall.LOGS);
    var logs = container.logs();
    int seen = ask(logs::size);
    var tail = request.tail();
    monitor
        .read(() -> tail.isPresent() ? logs.tail(tail.getAsInt()) : logs.upTo(seen))
        .forEach(chunk -> chunk.to(sink));
    if (request.follow()) {
      follow(seen, sink);
    }
  }

  private void follow(int seen, LogSink sink) throws InterruptedException {
    var logs = container.logs();
    int given = seen;
    while (true) {
      int from = given;
      await(() -> logs.size() > from || container.state() instanceof Exited);
      var more = monitor.read(() -> logs.from(from));
      if (more.isEmpty()) {
        return;
      }
      more.forEach(chunk -> chunk.to(sink));
      given += more.size();
    }
  }

  @Override
  public void signal(String signal) throws InterruptedException {
    machine.enter(EngineCall.SIGNAL, name() + ": " + signal);
    ask(container::main).ifPresent(process -> process.signal(signal));
  }

  @Override
  public void stop(Duration grace) throws InterruptedException {
    enter(EngineCall.STOP);
    var main = ask(container::main);
    if (main.isPresent()) {
      main.get().signal(container.stopSignal());
      if (!monitor.await(() -> main.get().ended() || machine.away(), grace)) {
        main.get().signal("KILL");
      }
      machine.answer();
    }
  }

  @Override
  public Optional<Endpoint> endpoint(Port port) throws InterruptedException {
    enter(EngineCall.ENDPOINT);
    return ask(() -> container.endpoint(port, machine.direct()));
  }

  @Override
  public List<String> processes() throws InterruptedException {
    enter(EngineCall.PROCESSES);
    return ask(container::commandLines);
  }

  @Override
  public void close() {
    machine.close(container);
  }

  FakeContainer container() {
    return container;
  }

  private void enter(EngineCall call) throws InterruptedException {
    machine.enter(call, name());
  }

  private <T> T ask(Supplier<T> question) {
    return monitor.read(
        () -> {
          present();
          return question.get();
        });
  }

  /// Ends as well when the container is removed or the engine goes away.
  private void await(BooleanSupplier until) throws InterruptedException {
    monitor.await(() -> until.getAsBoolean() || container.removed() || machine.away());
    machine.answer();
  }

  private void present() {
    if (container.removed()) {
      throw new FailureException(
          FailureCode.CONTAINER_GONE, "Container " + name() + " is no longer there.");
    }
  }
}
