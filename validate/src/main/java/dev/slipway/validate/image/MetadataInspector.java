package dev.slipway.validate.image;

import dev.slipway.core.container.Image;
import dev.slipway.validate.contract.ImageRule;
import dev.slipway.validate.contract.TextRule;
import dev.slipway.validate.verdict.Evidence;
import dev.slipway.validate.verdict.Look;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the image's configuration says.
final class MetadataInspector {
  private MetadataInspector() {}

  static Look look(Image image, ImageRule.Metadata rule) {
    var config = image.config();
    var unmet = new ArrayList<String>();
    text("user", rule.user(), config.user().orElse(""), unmet);
    text("workdir", rule.workdir(), config.workdir().orElse(""), unmet);
    list("entrypoint", rule.entrypoint(), config.entrypoint(), unmet);
    list("cmd", rule.command(), config.command(), unmet);
    map("env", rule.env(), rule.absentEnv(), config.env(), unmet);
    map("label", rule.labels(), rule.absentLabels(), config.labels(), unmet);
    members(
        "exposed port", rule.exposedPorts(), rule.unexposedPorts(), config.exposedPorts(), unmet);
    members("volume", rule.volumes(), rule.absentVolumes(), config.volumes(), unmet);
    rule.stopSignal()
        .filter(signal -> !sameSignal(signal, config.stopSignal().orElse("SIGTERM")))
        .ifPresent(
            signal ->
                unmet.add(
                    "stop signal " + signal + ", got " + config.stopSignal().orElse("SIGTERM")));
    boolean healthcheck =
        config.healthcheck().filter(h -> !h.test().equals(List.of("NONE"))).isPresent();
    if (rule.healthcheck().isPresent() && rule.healthcheck().get() != healthcheck) {
      unmet.add(healthcheck ? "no HEALTHCHECK, got one" : "a HEALTHCHECK, got none");
    }
    rule.platform()
        .filter(platform -> !image.platform().toString().equals(platform))
        .ifPresent(platform -> unmet.add("platform " + platform + ", got " + image.platform()));
    return unmet.isEmpty()
        ? Look.good()
        : Look.bad(
            "Expected of the image's configuration: " + String.join("; ", unmet) + ".",
            Evidence.of("unmet", String.join("\n", unmet)));
  }

  private static void text(
      String name, Optional<TextRule> rule, String actual, List<String> unmet) {
    rule.flatMap(r -> r.unmet(actual))
        .ifPresent(what -> unmet.add(name + " to " + what + ", got `" + actual + "`"));
  }

  private static void list(
      String name, Optional<List<String>> expected, List<String> actual, List<String> unmet) {
    expected
        .filter(words -> !words.equals(actual))
        .ifPresent(words -> unmet.add(name + " " + words + ", got " + actual));
  }

  private static void map(
      String name,
      Map<String, TextRule> expected,
      List<String> absent,
      Map<String, String> actual,
      List<String> unmet) {
    expected.forEach(
        (key, rule) -> {
          var value = actual.get(key);
          if (value == null) {
            unmet.add(name + " " + key + ", got none");
          } else {
            text(name + " " + key, Optional.of(rule), value, unmet);
          }
        });
    for (var key : absent) {
      if (actual.containsKey(key)) {
        unmet.add("no " + name + " " + key + ", got `" + actual.get(key) + "`");
      }
    }
  }

  private static <T> void members(
      String name,
      Collection<T> expected,
      Collection<T> absent,
      Collection<T> actual,
      List<String> unmet) {
    var all =
        actual.isEmpty()
            ? "none"
            : actual.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    for (var member : expected) {
      if (!actual.contains(member)) {
        unmet.add(name + " " + member + ", got " + all);
      }
    }
    for (var member : absent) {
      if (actual.contains(member)) {
        unmet.add("no " + name + " " + member + ", got it");
      }
    }
  }

  private static boolean sameSignal(String one, String other) {
    return withoutPrefix(one).equals(withoutPrefix(other));
  }

  private static String withoutPrefix(String signal) {
    return signal.startsWith("SIG") ? signal.substring(3) : signal;
  }
}
