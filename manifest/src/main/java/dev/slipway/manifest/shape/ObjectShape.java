package dev.slipway.manifest.shape;

import dev.slipway.manifest.Excerpt;
import dev.slipway.manifest.Problem;
import dev.slipway.manifest.Problems;
import dev.slipway.manifest.Rule;
import dev.slipway.manifest.Severity;
import dev.slipway.manifest.node.MappingNode;
import dev.slipway.manifest.node.Node;
import dev.slipway.manifest.node.ScalarNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A mapping with named fields.
final class ObjectShape<T> extends Shape<T> {
  private record Definition<T>(Fields fields, Function<Values, T> build) {}

  private final String name;
  private final String description;
  private final Fields.Plan<T> plan;
  private @Nullable Definition<T> definition;

  ObjectShape(String name, String description, Fields.Plan<T> plan) {
    this.name = name;
    this.description = description;
    this.plan = plan;
  }

  /// Made when it is first needed: a manifest needs few of the objects that it could hold.
  private synchronized Definition<T> definition() {
    var made = definition;
    if (made == null) {
      var fields = new Fields();
      made = new Definition<>(fields, plan.with(fields));
      definition = made;
    }
    return made;
  }

  String name() {
    return name;
  }

  String description() {
    return description;
  }

  SequencedMap<String, FieldSpec> fields() {
    return definition().fields().specs();
  }

  List<FieldSpec.OneOf> oneOfs() {
    return definition().fields().oneOfs();
  }

  @Override
  Optional<T> bind(Node node, Reading reading) {
    if (!(node instanceof MappingNode mapping)) {
      reading.mismatch(this, node);
      return Optional.empty();
    }
    var problems = reading.problems();
    int errors = problems.errors();
    var fields = definition().fields();
    var present = new HashSet<String>();
    var written = new HashMap<String, MappingNode.Entry>();
    var byName = new HashMap<String, Object>();
    for (var entry : mapping.entries()) {
      present.add(entry.name());
      var spec = fields.specs().get(entry.name());
      if (spec == null) {
        unknown(entry, reading);
      } else if (entry.value() instanceof ScalarNode scalar && scalar.isNull()) {
        absent(spec, entry, problems);
      } else {
        written.put(spec.name(), entry);
        tell(spec, entry, problems);
        reading.enter(this, spec.name());
        var value = spec.shape().bind(entry.value(), reading);
        reading.leave();
        if (value.isPresent()) {
          byName.put(spec.name(), value.get());
        }
      }
    }
    missing(mapping, present, problems);
    for (var oneOf : fields.oneOfs()) {
      oneOf(oneOf, mapping, written, problems);
    }
    if (problems.errors() > errors) {
      return Optional.empty();
    }
    var values = new Values(mapping, byName, written);
    var report = new Report(values, problems);
    for (var check : fields.checks()) {
      check.accept(values, report);
    }
    return problems.errors() > errors
        ? Optional.empty()
        : Optional.of(definition().build().apply(values));
  }

  private void unknown(MappingNode.Entry entry, Reading reading) {
    if (!entry.name().startsWith("x-")) {
      Optional<String> hint =
          reading.problems().isFull() ? Optional.empty() : Stray.hint(this, entry.name(), reading);
      reading.unknown(entry.key().place(), entry.name(), name, hint);
    }
  }

  private static void absent(FieldSpec spec, MappingNode.Entry entry, Problems problems) {
    if (spec.required()) {
      problems.add(
          Problem.error(
              Rule.MISSING_FIELD,
              entry.key().place(),
              Excerpt.code(spec.name()) + " is required, and has no value here."));
    }
  }

  private static void tell(FieldSpec spec, MappingNode.Entry entry, Problems problems) {
    if (spec.notice().isPresent()) {
      var notice = spec.notice().get();
      problems.add(
          new Problem(
              notice.rule(), Severity.WARNING, entry.key().place(), notice.text(), notice.hint()));
    }
  }

  private void missing(MappingNode mapping, Set<String> present, Problems problems) {
    for (var spec : fields().values()) {
      if (spec.required() && !present.contains(spec.name())) {
        problems.add(
            Problem.error(
                Rule.MISSING_FIELD,
                mapping.place(),
                name + " has no " + Excerpt.code(spec.name()) + ", which is required."));
      }
    }
  }

  private void oneOf(
      FieldSpec.OneOf oneOf,
      MappingNode mapping,
      Map<String, MappingNode.Entry> written,
      Problems problems) {
    var found = new ArrayList<MappingNode.Entry>();
    for (var entry : mapping.entries()) {
      if (written.containsKey(entry.name()) && oneOf.names().contains(entry.name())) {
        found.add(entry);
      }
    }
    if (found.isEmpty() && oneOf.required()) {
      problems.add(
          Problem.error(
              Rule.MISSING_FIELD,
              mapping.place(),
              name + " has none of " + Excerpt.codes(oneOf.names()) + ", and needs one."));
    }
    for (var more : found.subList(Math.min(1, found.size()), found.size())) {
      problems.add(
          Problem.error(
              Rule.CONFLICT,
              more.key().place(),
              Excerpt.code(more.name())
                  + " cannot stand beside "
                  + Excerpt.code(found.getFirst().name())
                  + ".",
              "Keep one of them; a " + name + " has one of " + Excerpt.codes(oneOf.names()) + "."));
    }
  }

  @Override
  String expectation() {
    var some = fields().sequencedKeySet().stream().limit(3).toList();
    return some.isEmpty() ? "a mapping" : "a mapping with fields such as " + Excerpt.codes(some);
  }

  @Override
  boolean isKindOf(Node node) {
    return node instanceof MappingNode;
  }
}
