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
    rule.user().ifPresent(r -> text("user", r, config.user(), unmet));
    rule.workdir().ifPresent(r -> text("workdir", r, config.workdir(), unmet));
    list("entrypoint", rule.entrypoint(), config.entrypoint(), unmet);
    list("cmd", rule.command(), config.command(), unmet);
    map("variable", rule.env(), rule.absentEnv(), config.env(), unmet);
    map("label", rule.labels(), rule.absentLabels(), config.labels(), unmet);
    members(
        "exposed ports", rule.exposedPorts(), rule.unexposedPorts(), config.exposedPorts(), unmet);
    members("volumes", rule.volumes(), rule.absentVolumes(), config.volumes(), unmet);
    rule.stopSignal()
        .filter(signal -> !sameSignal(signal, config.stopSignal().orElse("SIGTERM")))
        .ifPresent(
            signal ->
                unmet.add(
                    "stop signal to be "
                        + signal
                        + ", got "
                        + config.stopSignal().orElse("SIGTERM, as it sets none")));
    boolean healthcheck =
        config.healthcheck().filter(h -> !h.test().equals(List.of("NONE"))).isPresent();
    if (rule.healthcheck().isPresent() && rule.healthcheck().get() != healthcheck) {
      unmet.add(
          healthcheck ? "HEALTHCHECK not to be set, got one" : "HEALTHCHECK to be set, got none");
    }
    rule.platform()
        .filter(platform -> !image.platform().toString().equals(platform))
        .ifPresent(
            platform -> unmet.add("platform to be " + platform + ", got " + image.platform()));
    if (unmet.isEmpty()) {
      return Look.good();
    }
    return Look.bad(
        "Expected the image's " + String.join("; its ", unmet) + ".",
        unmet.size() == 1 ? Evidence.NONE : Evidence.of("unmet", String.join("\n", unmet)));
  }

  private static void text(
      String name, TextRule rule, Optional<String> actual, List<String> unmet) {
    rule.unmet(actual.orElse(""))
        .ifPresent(
            what ->
                unmet.add(
                    name
                        + " to "
                        + what
                        + ", got "
                        + actual.map(text -> "`" + text + "`").orElse("none")));
  }

  private static void list(
      String name, Optional<List<String>> expected, List<String> actual, List<String> unmet) {
    expected
        .filter(words -> !words.equals(actual))
        .ifPresent(words -> unmet.add(name + " to be " + shown(words) + ", got " + shown(actual)));
  }

  private static String shown(List<String> words) {
    return words.isEmpty() ? "none" : words.toString();
  }

  private static void map(
      String name,
      Map<String, TextRule> expected,
      List<String> absent,
      Map<String, String> actual,
      List<String> unmet) {
    expected.forEach(
        (key, rule) -> {
          var value = Optional.ofNullable(actual.get(key));
          if (value.isEmpty() && rule.unmet("").isEmpty()) {
            unmet.add(name + " " + key + " to be set, got none");
          } else {
            text(name + " " + key, rule, value, unmet);
          }
        });
    for (var key : absent) {
      if (actual.containsKey(key)) {
        // Not with its value: what must not be there is likely a secret.
        unmet.add(name + " " + key + " not to be set, but it is");
      }
    }
  }

  private static <T> void members(
      String name,
      Collection<T> expected,
      Collection<T> absent,
      Collection<T> actual,
      List<String> unmet) {
    var all = joined(actual);
    var missing = expected.stream().filter(member -> !actual.contains(member)).toList();
    if (!missing.isEmpty()) {
      unmet.add(name + " to contain " + joined(missing) + ", got " + all);
    }
    var unwanted = absent.stream().filter(actual::contains).toList();
    if (!unwanted.isEmpty()) {
      unmet.add(name + " not to contain " + joined(unwanted) + ", got " + all);
    }
  }

  private static String joined(Collection<?> members) {
    return members.isEmpty()
        ? "none"
        : members.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
  }

  private static boolean sameSignal(String one, String other) {
    return withoutPrefix(one).equals(withoutPrefix(other));
  }

  private static String withoutPrefix(String signal) {
    return signal.startsWith("SIG") ? signal.substring(3) : signal;
  }
}
