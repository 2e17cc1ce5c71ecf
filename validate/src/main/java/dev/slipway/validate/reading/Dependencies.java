package dev.slipway.validate.reading;

import dev.slipway.manifest.Excerpt;
import dev.slipway.manifest.Located;
import dev.slipway.manifest.Place;
import dev.slipway.manifest.Problem;
import dev.slipway.manifest.Rule;
import dev.slipway.manifest.shape.Report;
import dev.slipway.manifest.shape.Suggestion;
import dev.slipway.validate.contract.Check;
import dev.slipway.validate.contract.ImageRule;
import dev.slipway.validate.contract.Probe;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which check waits for which: names become positions.
final class Dependencies {
  /// What is drawn of it; of a longer one its beginning and its end.
  private static final int LONGEST_CIRCLE = 5;

  private Dependencies() {}

  /// Reports names that are unknown, stand for several checks, or go round in a circle, and checks
  /// that wait for the container's end but need it to run.
  static void check(List<CheckShape.Written> checks, Report report) {
    var byName = byName(checks);
    boolean known = true;
    for (int i = 0; i < checks.size(); i++) {
      var check = checks.get(i);
      for (var named : check.dependsOn()) {
        var wrong = wrongName(named, byName);
        if (wrong.isPresent()) {
          known = false;
          report.add(wrong.get());
        } else if (endsContainer(
                checks.get(byName.getOrDefault(named.value(), List.of()).getFirst()))
            && needsContainer(check)) {
          report.error(
              named.place(),
              "A check cannot wait for "
                  + Excerpt.code(named.value())
                  + ", after which the container is gone.",
              "Give this check `isolated: true`, or drop the dependency.");
        }
      }
    }
    if (known) {
      circle(checks, byName)
          .ifPresent(
              circle ->
                  report.error(
                      place(checks.get(circle.getFirst()), checks.get(circle.get(1)).name()),
                      "Checks wait for each other in a circle: "
                          + drawn(circle.stream().map(i -> checks.get(i).name()).toList())
                          + "."));
    }
  }

  private static String drawn(List<String> circle) {
    var names = circle.stream().map(Excerpt::code).collect(Collectors.toList());
    if (names.size() > LONGEST_CIRCLE) {
      names.subList(LONGEST_CIRCLE - 2, names.size() - 2).clear();
      names.add(LONGEST_CIRCLE - 2, "…");
    }
    return String.join(" → ", names);
  }

  /// What is wrong with a name, by the positions of the checks that are called so.
  static Optional<Problem> wrongName(Located<String> named, Map<String, List<Integer>> byName) {
    int found = byName.getOrDefault(named.value(), List.of()).size();
    var begin = "`dependsOn` names " + Excerpt.code(named.value()) + ", and ";
    return switch (found) {
      case 0 ->
          Optional.of(
              Problem.error(
                  Rule.CONFLICT,
                  named.place(),
                  begin + "no check is called so.",
                  hint(byName.keySet(), named.value())));
      case 1 -> Optional.empty();
      default ->
          Optional.of(
              Problem.error(
                  Rule.CONFLICT,
                  named.place(),
                  begin + found + " checks are called so.",
                  "Give each check a name of its own."));
    };
  }

  /// Where a check says that it waits for another one.
  private static Place place(CheckShape.Written check, String name) {
    return check.dependsOn().stream()
        .filter(named -> named.value().equals(name))
        .findFirst()
        .orElseThrow()
        .place();
  }

  /// The checks as the contract holds them. Those that stop the container in another way than the
  /// first of them get containers of their own: a container ends once.
  static List<Check> resolve(List<CheckShape.Written> written) {
    var byName = byName(written);
    var signal =
        written.stream()
            .filter(check -> !check.isolated())
            .flatMap(check -> stop(check).stream())
            .map(Probe.Stop::signal)
            .findFirst();
    var checks = new ArrayList<Check>(written.size());
    for (int i = 0; i < written.size(); i++) {
      var check = written.get(i);
      boolean otherEnd =
          stop(check).isPresent() && !stop(check).map(Probe.Stop::signal).equals(signal);
      checks.add(
          new Check(
              i,
              check.name().isBlank() ? "check-" + (i + 1) : check.name(),
              check.description(),
              check.place(),
              check.severity(),
              check.waiver(),
              check.isolated() || otherEnd,
              check.dependsOn().stream()
                  .map(name -> byName.getOrDefault(name.value(), List.of()).getFirst())
                  .toList(),
              check.requirement(),
              check.cadence()));
    }
    return checks;
  }

  private static Optional<Probe.Stop> stop(CheckShape.Written check) {
    return check.requirement() instanceof Probe.Stop stop ? Optional.of(stop) : Optional.empty();
  }

  private static boolean endsContainer(CheckShape.Written check) {
    return stop(check).isPresent() && !check.isolated();
  }

  private static boolean needsContainer(CheckShape.Written check) {
    return !(check.requirement() instanceof ImageRule)
        && !(check.requirement() instanceof Probe.Stop)
        && !check.isolated();
  }

  private static Map<String, List<Integer>> byName(List<CheckShape.Written> checks) {
    var byName = new HashMap<String, List<Integer>>();
    for (int i = 0; i < checks.size(); i++) {
      byName.computeIfAbsent(checks.get(i).name(), _ -> new ArrayList<>()).add(i);
    }
    return byName;
  }

  private static String hint(Set<String> names, String written) {
    var known = names.stream().filter(name -> !name.isBlank()).sorted().toList();
    return Suggestion.among(known, written)
        .map(Suggestion::hint)
        .orElseGet(() -> "The checks are " + Excerpt.codes(known) + ".");
  }

  /// What stays when every check whose dependencies are gone has been taken away is a circle, or
  /// waits for one.
  private static Optional<List<Integer>> circle(
      List<CheckShape.Written> checks, Map<String, List<Integer>> byName) {
    var needs = new ArrayList<Set<Integer>>(checks.size());
    var wanted = new HashMap<Integer, List<Integer>>();
    var free = new ArrayDeque<Integer>();
    for (int i = 0; i < checks.size(); i++) {
      var on = new LinkedHashSet<Integer>();
      for (var name : checks.get(i).dependsOn()) {
        on.add(byName.getOrDefault(name.value(), List.of()).getFirst());
      }
      needs.add(on);
      for (int other : on) {
        wanted.computeIfAbsent(other, _ -> new ArrayList<>()).add(i);
      }
      if (on.isEmpty()) {
        free.add(i);
      }
    }
    int taken = 0;
    for (var next = free.poll(); next != null; next = free.poll()) {
      taken++;
      for (int waiting : wanted.getOrDefault(next, List.of())) {
        needs.get(waiting).remove(next);
        if (needs.get(waiting).isEmpty()) {
          free.add(waiting);
        }
      }
    }
    return taken == checks.size() ? Optional.empty() : Optional.of(walk(needs));
  }

  private static List<Integer> walk(List<Set<Integer>> needs) {
    int at = 0;
    while (needs.get(at).isEmpty()) {
      at++;
    }
    var path = new LinkedHashSet<Integer>();
    while (path.add(at)) {
      at = needs.get(at).iterator().next();
    }
    var circle = new ArrayList<>(path);
    var closed = new ArrayList<>(circle.subList(circle.indexOf(at), circle.size()));
    closed.add(at);
    return closed;
  }
}
