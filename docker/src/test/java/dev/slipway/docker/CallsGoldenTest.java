package dev.slipway.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.Container;
import dev.slipway.core.container.ContainerEngine;
import dev.slipway.core.container.ContainerSpec;
import dev.slipway.core.container.ExecSpec;
import dev.slipway.core.container.ImageContents;
import dev.slipway.core.container.ImageReference;
import dev.slipway.core.container.ImageRequest;
import dev.slipway.core.container.LogRequest;
import dev.slipway.core.container.LogSink;
import dev.slipway.core.container.Platform;
import dev.slipway.core.container.Port;
import dev.slipway.core.container.PullListener;
import dev.slipway.core.container.PullPolicy;
import dev.slipway.core.failure.FailureException;
import dev.slipway.testkit.Golden;
import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// What is asked of an engine, and what becomes of its answers: `call` says what the caller wants,
/// `script.http` how the engine answers. See [ScriptedEngine] for the script's form.
class CallsGoldenTest {
  @TestFactory
  Stream<DynamicNode> callsAskAndAnswerAsBefore() {
    return Golden.tests(Path.of("src/test/golden/calls"), CallsGoldenTest::run);
  }

  private static Map<String, String> run(Path directory) throws Exception {
    var out = new StringBuilder();
    try (var scripted = new ScriptedEngine(Files.readString(directory.resolve("script.http")))) {
      installDockerConfig(directory, scripted);
      try (var engine = open(scripted)) {
        for (var line : Files.readAllLines(directory.resolve("call"))) {
          call(engine, List.of(line.split(" ")), out);
        }
      } catch (FailureException e) {
        describe(e, out);
      }
      return Map.of(
          "expected.out",
          neutral(out.toString(), scripted),
          "expected.requests",
          neutral(requests(scripted), scripted));
    }
  }

  private static void installDockerConfig(Path directory, ScriptedEngine scripted)
      throws IOException {
    var config = directory.resolve("config.json");
    if (Files.exists(config)) {
      var folder = Files.createDirectories(scripted.folder().resolve("config"));
      Files.copy(config, folder.resolve("config.json"));
    }
  }

  private static DockerEngine open(ScriptedEngine scripted) throws InterruptedException {
    return DockerEngine.open(scripted.locator(), Thread.ofPlatform().daemon().factory());
  }

  private static void call(ContainerEngine engine, List<String> words, StringBuilder out)
      throws InterruptedException {
    try {
      switch (words.getFirst()) {
        case "info" -> {
          say(engine.info(), out);
          say("rootless: " + engine.info().rootless(), out);
        }
        case "resolve" -> say(engine.resolve(request(words), new Saying(out)), out);
        case "list" -> engine.list(labels()).forEach(found -> say(found, out));
        case "remove" -> engine.remove(words.get(1));
        case "create" -> say(engine.create(spec()).id(), out);
        case "container" -> inContainer(engine, words.subList(1, words.size()), out);
        case "contents" -> inContents(engine, words.subList(1, words.size()), out);
        default -> throw new IllegalArgumentException("No such call: " + words);
      }
    } catch (FailureException e) {
      describe(e, out);
    }
  }

  private static void inContainer(ContainerEngine engine, List<String> words, StringBuilder out)
      throws InterruptedException {
    try (var container = engine.create(spec())) {
      switch (words.getFirst()) {
        case "start" -> container.start();
        case "state" -> say(container.state(), out);
        case "wait" -> say(container.waitForExit(), out);
        case "exec" -> say(container.exec(exec(words)), out);
        case "logs" -> container.logs(LogRequest.last(10), new Saying(out));
        case "stop" -> container.stop(Duration.ofMillis(1500));
        case "signal" -> container.signal(words.get(1));
        case "endpoint" -> endpoints(container, words, out);
        case "processes" -> say(container.processes(), out);
        case "keep" -> engine.keep(container);
        default -> throw new IllegalArgumentException("No such call: " + words);
      }
    } catch (FailureException e) {
      describe(e, out);
    }
  }

  private static void endpoints(Container container, List<String> words, StringBuilder out)
      throws InterruptedException {
    for (var word : words) {
      say(word.equals("state") ? container.state() : container.endpoint(Port.tcp(8080)), out);
    }
  }

  private static void inContents(ContainerEngine engine, List<String> words, StringBuilder out)
      throws InterruptedException {
    var image =
        engine.resolve(request(List.of("resolve", "never", "busybox")), PullListener.SILENT);
    try (var contents = engine.contents(image, labels())) {
      look(contents, words, out);
    }
  }

  private static void look(ImageContents contents, List<String> words, StringBuilder out)
      throws InterruptedException {
    switch (words.getFirst()) {
      case "layers" -> contents.layers().forEach(layer -> say(layer, out));
      case "find" -> say(contents.find(words.get(1)), out);
      default -> throw new IllegalArgumentException("No such call: " + words);
    }
  }

  private static ContainerSpec spec() {
    return ContainerSpec.of("busybox").labels(labels()).command(List.of("sleep", "9")).build();
  }

  private static Map<String, String> labels() {
    var labels = new LinkedHashMap<String, String>();
    labels.put("dev.slipway.kind", "validate");
    labels.put("dev.slipway.run", "");
    return labels;
  }

  private static ExecSpec exec(List<String> words) {
    var env = new LinkedHashMap<String, String>();
    env.put("B", "2");
    env.put("A", "1");
    return words.getLast().equals("as-nobody")
        ? new ExecSpec(
            List.of("id"),
            Optional.of("nobody"),
            Optional.of("/tmp"),
            env,
            Duration.ofMinutes(1),
            ExecSpec.DEFAULT_OUTPUT_LIMIT)
        : ExecSpec.of(words.subList(1, words.size()), Duration.ofMinutes(1));
  }

  private static ImageRequest request(List<String> words) {
    return new ImageRequest(
        ImageReference.parse(words.get(2)).orElseThrow(),
        switch (words.get(1)) {
          case "always" -> PullPolicy.ALWAYS;
          case "never" -> PullPolicy.NEVER;
          default -> PullPolicy.MISSING;
        },
        words.size() > 3 ? Platform.parse(words.get(3)) : Optional.empty());
  }

  private static void say(Object value, StringBuilder out) {
    out.append(value).append('\n');
  }

  private static void describe(FailureException e, StringBuilder out) {
    out.append(e.code()).append(": ").append(e.failure().what()).append('\n');
    e.failure().hint().ifPresent(hint -> out.append("hint: ").append(hint).append('\n'));
  }

  private static String requests(ScriptedEngine scripted) {
    return scripted.requests().stream()
        .map(CallsGoldenTest::request)
        .collect(Collectors.joining("\n"));
  }

  private static String request(ScriptedEngine.Request request) {
    var text = new StringBuilder(request.method() + " " + request.target() + "\n");
    var auth = request.headers().get("X-Registry-Auth");
    if (auth != null) {
      text.append("X-Registry-Auth: ").append(auth).append('\n');
    }
    return text.append(pretty(request.body())).toString();
  }

  private static String pretty(String body) {
    try {
      return body.isEmpty() ? "" : Json.parse(body).writePretty() + "\n";
    } catch (JsonException _) {
      return body;
    }
  }

  /// Without what differs each time.
  private static String neutral(String text, ScriptedEngine scripted) {
    return text.replace(scripted.socket().toString(), "/engine.sock")
        .replace(scripted.folder().toString(), "/home")
        .replaceAll("slipway-[0-9a-f]{12}", "slipway-NAME");
  }

  /// Writes down what a listener or a sink hears.
  private record Saying(StringBuilder out) implements PullListener, LogSink {
    @Override
    public void pulling(ImageReference image) {
      say("pulling " + image, out);
    }

    @Override
    public void layer(
        String layer, String status, Optional<ByteCount> done, Optional<ByteCount> total) {
      say(layer + " " + status + " " + done + " " + total, out);
    }

    @Override
    public void pulled(ImageReference image) {
      say("pulled " + image, out);
    }

    @Override
    public void write(LogSink.Stream stream, ByteBuffer bytes) {
      var text = new byte[bytes.remaining()];
      bytes.get(text);
      say(stream + " " + new String(text, UTF_8), out);
    }
  }
}
