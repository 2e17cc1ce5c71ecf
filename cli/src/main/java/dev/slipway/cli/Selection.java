package dev.slipway.cli;

import dev.slipway.core.container.ImageRequest;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import dev.slipway.manifest.Excerpt;
import dev.slipway.manifest.shape.Suggestion;
import dev.slipway.validate.Assignment;
import dev.slipway.validate.contract.Check;
import dev.slipway.validate.contract.ImageRule;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which checks of a contract `--only` and `--skip` leave.
final class Selection {
  private Selection() {}

  static Assignment of(
      String subject,
      Optional<ImageRequest> image,
      Manifests.Contract contract,
      List<String> only,
      List<String> skip) {
    var checks = contract.validator().checks();
    var selected = new LinkedHashSet<Integer>();
    if (only.isEmpty()) {
      checks.forEach(check -> selected.add(check.index()));
    } else {
      only.forEach(name -> selected.addAll(named(name, checks, "--only")));
      withNeeds(selected, checks);
    }
    skip.forEach(name -> named(name, checks, "--skip").forEach(selected::remove));
    dropDependants(selected, checks);
    if (selected.isEmpty()) {
      throw new FailureException(
          FailureCode.BAD_USAGE,
          "--only and --skip leave no check of " + contract.validator().title() + ".");
    }
    return new Assignment(subject, image, contract.validator(), selected, contract.warnings());
  }

  /// Whether nothing is left of it where no container is started: such a run would pass without
  /// having looked at anything.
  static boolean needsContainer(Assignment assignment) {
    return assignment.validator().checks().stream()
        .filter(check -> assignment.selected().contains(check.index()))
        .noneMatch(check -> check.requirement() instanceof ImageRule);
  }

  private static Set<Integer> named(String name, List<Check> checks, String option) {
    var found =
        checks.stream()
            .filter(check -> check.name().equals(name))
            .map(Check::index)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (found.isEmpty()) {
      var names = checks.stream().map(Check::name).distinct().toList();
      throw new FailureException(
          FailureCode.BAD_USAGE,
          option + " names " + Excerpt.code(name) + ", and no check is called so.",
          Suggestion.among(names, name)
              .map(Suggestion::hint)
              .orElseGet(() -> "The checks are " + Excerpt.codes(names) + "."));
    }
    return found;
  }

  /// With what the checks depend on, and what that depends on.
  private static void withNeeds(Set<Integer> selected, List<Check> checks) {
    var open = new ArrayDeque<>(selected);
    for (var next = open.poll(); next != null; next = open.poll()) {
      for (int need : checks.get(next).dependsOn()) {
        if (selected.add(need)) {
          open.add(need);
        }
      }
    }
  }

  /// What depends on a check that is left out is left out with it.
  private static void dropDependants(Set<Integer> selected, List<Check> checks) {
    boolean dropped = true;
    while (dropped) {
      dropped = selected.removeIf(index -> !selected.containsAll(checks.get(index).dependsOn()));
    }
  }
}
