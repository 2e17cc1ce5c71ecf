package dev.slipway.manifest.shape;

import dev.slipway.manifest.Located;
import dev.slipway.manifest.node.Node;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A manifest made up for tests, with one of everything.
record Harbour(
    String name,
    Optional<String> description,
    Located<Integer> port,
    Protocol protocol,
    List<Variable> env,
    SequencedMap<String, String> labels,
    List<String> command,
    BigDecimal load,
    boolean public_,
    List<Berth> berths,
    Optional<Node> extra) {
  enum Protocol {
    TCP,
    UDP
  }

  record Variable(String name, String value) {}

  record Timing(Duration delay, Duration timeout, int tries) {}

  record Berth(String name, Signal signal, Timing timing, List<Berth> inner) {}

  sealed interface Signal {
    record Horn(List<String> tones) implements Signal {}

    record Flag(String colour, List<Integer> code) implements Signal {}
  }

  static final Group<Timing> TIMING =
      Shape.group(
          fields -> {
            var delay =
                fields.optional(
                    "delaySeconds", Shape.seconds(), "0", "How long to wait before the first try.");
            var timeout =
                fields.optional(
                    "timeoutSeconds",
                    Shape.seconds().atLeast(Duration.ofMillis(1)),
                    "30",
                    "When a try ends.");
            var tries = fields.optional("tries", Shape.integer(1, 100), "3", "How often to try.");
            fields.check(
                (values, report) -> {
                  if (values.get(delay).compareTo(values.get(timeout)) > 0) {
                    report.error(
                        delay,
                        "`delaySeconds` is more than `timeoutSeconds`.",
                        "Nothing would ever be tried.");
                  }
                });
            return values -> new Timing(values.get(delay), values.get(timeout), values.get(tries));
          });

  private static final Shape<Signal.Horn> HORN =
      Shape.object(
          "Horn",
          "A signal by sound.",
          fields -> {
            var tones =
                fields.required("tones", Shape.list(Shape.text()).nonEmpty(), "What to blow.");
            return values -> new Signal.Horn(values.get(tones));
          });

  private static final Shape<Signal.Flag> FLAG =
      Shape.object(
          "Flag",
          "A signal by sight.",
          fields -> {
            var colour = fields.required("colour", Shape.text().nonEmpty(), "Its colour.");
            var code =
                fields.optional(
                    "code",
                    Shape.<List<Integer>>either(
                        Shape.integer(0, 999).map(List::of), Shape.list(Shape.integer(0, 999))),
                    "0",
                    "One number or several.");
            return values -> new Signal.Flag(values.get(colour), values.get(code));
          });

  private static final Shape<Berth> BERTH = Shape.lazily(Harbour::berth);

  private static final Shape<Variable> VARIABLE =
      Shape.object(
          "Variable",
          "A variable of the environment.",
          fields -> {
            var name = fields.required("name", Shape.text().nonEmpty(), "Its name.");
            var value = fields.optional("value", Shape.text(), "", "Its value.");
            return values -> new Variable(values.get(name), values.get(value));
          });

  static final Shape<Harbour> SHAPE =
      Shape.object(
          "Harbour",
          "Where ships lie. Everything\nin it is made up.",
          fields -> {
            var apiVersion =
                fields.optional("apiVersion", Shape.constant("slipway.test/v1"), "The version.");
            var name =
                fields.required(
                    "name",
                    Shape.text().matching("[a-z][a-z0-9-]*", "a name such as `old-port`"),
                    "What it is called.");
            var description = fields.optional("description", Shape.text(), "For people | readers.");
            var port =
                fields.required("port", Shape.integer(1, 65_535).located(), "Where to call.");
            var protocol =
                fields.optional(
                    "protocol",
                    Shape.choice(List.of(Protocol.values()), Protocol::name).inAnyCase(),
                    "TCP",
                    "How to call.");
            var env = fields.list("env", VARIABLE, "The environment.");
            var labels = fields.map("labels", Shape.text(), "What it is known by.");
            var command = fields.list("command", Shape.text(), "What to run.");
            var load =
                fields.optional(
                    "load", Shape.decimal().between("0", "1"), "0.5", "How full it may be.");
            var isPublic =
                fields.optional("public", Shape.bool(), "no", "Whether anyone may enter.");
            var berths = fields.list("berths", BERTH, "Where each ship lies.");
            var extra = fields.optional("extra", Shape.any(), "Whatever else.");
            fields.deprecated("title", Shape.text(), "An older name.", "Write `name` instead.");
            fields.withoutEffect(
                "graceSeconds", "Once of use.", "Ships leave when they are ready.");
            fields.check(
                (values, report) -> {
                  if (!values.has(apiVersion)) {
                    report.warning(apiVersion, "`apiVersion` is not written.");
                  }
                });
            return values ->
                new Harbour(
                    values.get(name),
                    values.get(description),
                    values.get(port),
                    values.get(protocol),
                    values.get(env),
                    values.get(labels),
                    values.get(command),
                    values.get(load),
                    values.get(isPublic),
                    values.get(berths),
                    values.get(extra));
          });

  private static Shape<Berth> berth() {
    return Shape.object(
        "Berth",
        "A place for one ship.",
        fields -> {
          var name = fields.required("name", Shape.text(), "What it is called.");
          var signal =
              fields.exactlyOne(
                  List.<Alternative<Signal>>of(
                      Alternative.of("horn", HORN, "By sound."),
                      Alternative.of("flag", FLAG, "By sight.")));
          var timing = fields.include(TIMING);
          var inner = fields.list("inner", BERTH, "Smaller ones inside.");
          return values ->
              new Berth(
                  values.get(name), values.get(signal), values.get(timing), values.get(inner));
        });
  }
}
