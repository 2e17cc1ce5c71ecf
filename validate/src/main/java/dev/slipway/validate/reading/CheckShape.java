package dev.slipway.validate.reading;

import dev.slipway.manifest.Located;
import dev.slipway.manifest.Place;
import dev.slipway.manifest.shape.Alternative;
import dev.slipway.manifest.shape.Shape;
import dev.slipway.validate.contract.Cadence;
import dev.slipway.validate.contract.ImageRule;
import dev.slipway.validate.contract.Requirement;
import dev.slipway.validate.contract.Severity;
import dev.slipway.validate.contract.Waiver;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// One entry of `checks`.
final class CheckShape {
  private CheckShape() {}

  private static final List<String> KUBERNETES_PROBES =
      List.of("livenessProbe", "readinessProbe", "startupProbe");

  /// A check before the names it depends on have been looked up.
  record Written(
      String name,
      String description,
      Place place,
      Severity severity,
      Optional<Waiver> waiver,
      boolean isolated,
      List<Located<String>> dependsOn,
      Requirement requirement,
      Cadence cadence) {}

  /// The actions that wait by themselves instead of being repeated.
  private static final Set<String> WAITING = Set.of("logs", "health", "exit", "stop");

  private static boolean isPaced(Cadence pace) {
    return pace.successThreshold() != 1
        || pace.failureThreshold() != 1
        || !pace.timeout().equals(Cadence.DEFAULT.timeout())
        || !pace.period().equals(Cadence.DEFAULT.period());
  }

  private record Asked(Requirement requirement, Cadence cadence) {}

  private static final Shape<Asked> PROBE =
      Shape.object(
          "Probe",
          "What to ask of the running container, and at what pace, with the meaning that"
              + " Kubernetes gives these words.",
          o -> {
            var action = o.exactlyOne(ProbeShapes.ACTIONS);
            var cadence = o.include(ProbeShapes.CADENCE);
            o.check(
                (v, report) -> {
                  var key = v.key(action).orElse("");
                  if (WAITING.contains(key) && isPaced(v.get(cadence))) {
                    report.warning(
                        action,
                        "`"
                            + key
                            + "` waits by itself: of the pace, only `initialDelaySeconds` has an"
                            + " effect on it.",
                        "Say how long to wait with `withinSeconds`.");
                  }
                });
            return v -> new Asked(v.get(action), v.get(cadence));
          });

  private static final Shape<Asked> IMAGE =
      Shape.object(
          "ImageProbe",
          "What to ask of the image alone. No container is started for it.",
          o -> {
            var rule = o.exactlyOne(ImageShapes.RULES);
            return v -> new Asked(v.get(rule), Cadence.DEFAULT);
          });

  private static final Shape<Waiver> IGNORE =
      Shape.object(
          "Ignore",
          "Leave to fail: the check is made and reported, and its failure does not count.",
          o -> {
            var reason = o.required("reason", Shape.text().nonEmpty(), "Why.");
            var until =
                o.optional(
                    "until",
                    Shape.text().as("a date such as 2027-01-31", CheckShape::date),
                    "The last day on which it holds, in UTC.");
            return v -> new Waiver(v.get(reason), v.get(until));
          });

  static final Shape<Written> CHECK =
      Shape.object(
          "Check",
          "One requirement.",
          o -> {
            var name =
                o.optional(
                    "name",
                    Shape.text(),
                    "",
                    "What reports, `dependsOn`, `--only` and `--skip` call it.");
            var description = o.optional("description", Shape.text(), "", "What people are shown.");
            var asked =
                o.exactlyOne(
                    List.<Alternative<Asked>>of(
                        Alternative.of("probe", PROBE, "What to ask of the running container."),
                        Alternative.of("image", IMAGE, "What to ask of the image alone.")));
            var severity =
                o.optional(
                    "severity",
                    Shape.choice(
                        List.of(Severity.values()), s -> s.name().toLowerCase(Locale.ROOT)),
                    "error",
                    "How much a failure weighs: only an `error` fails the run.");
            var optional =
                o.optional("optional", Shape.bool(), "false", "Short for `severity: warning`.");
            var ignore = o.optional("ignore", IGNORE, "Leave to fail, with a reason.");
            var isolated =
                o.optional(
                    "isolated",
                    Shape.bool(),
                    "false",
                    "Whether it is made in a container of its own.");
            var dependsOn =
                o.optional(
                    "dependsOn",
                    Texts.NAMES,
                    "A check, or several, by name: unless they pass, this one is skipped.");
            for (var word : KUBERNETES_PROBES) {
              o.withoutEffect(word, "Kubernetes' word.", "Say `probe`.");
            }
            o.check(
                (v, report) -> {
                  if (v.get(optional) && v.has(severity) && v.get(severity) == Severity.ERROR) {
                    report.error(
                        optional, "`optional: true` and `severity: error` contradict each other.");
                  }
                  if (v.get(isolated) && v.get(asked).requirement() instanceof ImageRule) {
                    report.warning(
                        isolated,
                        "`isolated` has no effect: a check of the image needs no container.");
                  }
                });
            return v ->
                new Written(
                    v.get(name),
                    v.get(description),
                    v.place(),
                    v.get(optional) && !v.has(severity) ? Severity.WARNING : v.get(severity),
                    v.get(ignore),
                    v.get(isolated),
                    v.get(dependsOn).orElse(List.of()),
                    v.get(asked).requirement(),
                    v.get(asked).cadence());
          });

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
