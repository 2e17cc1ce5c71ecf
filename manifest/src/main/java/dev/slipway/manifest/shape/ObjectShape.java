package dev.slipway.manifest.shape;

import dev.slipway.manifest.Excerpt;
import dev.slipway.manifest.Problem;
import dev.slipway.manifest.Problems;
import dev.slipway.manifest.Rule;
import dev.slipway.manifest.Severity;
import dev.slipway.manifest.node.MappingNode;
import dev.slipway.manifest.node.Node;
import dev.slipway.manifest.node.ScalarNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// A mapping with named fields.
final class ObjectShape<T> extends Shape<T> {
  private final String name;
  private final String description;
  private final Fields fields = new Fields();
  private final Function<Values, T> build;

  ObjectShape(String name, String description, Fields.Plan<T> plan) {
    this.name = name;
    this.description = description;
    this.build = plan.with(fields);
  }

  String name() {
    return name;
  }

  String description() {
    return description;
  }

  SequencedMap<String, FieldSpec> fields() {
    return fields.specs();
  }

  List<FieldSpec.OneOf> oneOfs() {
    return fields.oneOfs();
  }

  @Override
  Optional<T> bind(Node node, Reading reading) {
    if (!(node instanceof MappingNode mapping)) {
      reading.mismatch(this, node);
      return Optional.empty();
    }
    var problems = reading.problems();
    int errors = problems.errors();
    var written = new HashMap<String, MappingNode.Entry>();
    var byName = new HashMap<String, Object>();
    for (var entry : mapping.entries()) {
      var spec = fields.specs().get(entry.name());
      if (spec == null) {
        if (!entry.name().startsWith("x-")) {
          reading.unknown(
              entry.key().place(), entry.name(), name, Stray.hint(this, entry.name(), reading));
        }
      } else if (entry.value() instanceof ScalarNode scalar && scalar.isNull()) {
        if (spec.required()) {
          problems.add(
              Problem.error(
                  Rule.MISSING_FIELD,
                  entry.key().place(),
                  Excerpt.code(spec.name()) + " is required, and has no value here."));
        }
      } else {
        written.put(spec.name(), entry);
        spec.notice().ifPresent(notice -> tell(notice, entry, problems));
        var outer = reading.enter(this, spec.name());
        spec.shape().bind(entry.value(), reading).ifPresent(v -> byName.put(spec.name(), v));
        reading.leaveObject(outer);
      }
    }
    missing(mapping, problems);
    oneOf(mapping, written, problems);
    if (problems.errors() > errors) {
      return Optional.empty();
    }
    var values = new Values(mapping, byName, written);
    var report = new Report(values, problems);
    fields.checks().forEach(check -> check.accept(values, report));
    return problems.errors() > errors ? Optional.empty() : Optional.of(build.apply(values));
  }

  private static void tell(FieldSpec.Notice notice, MappingNode.Entry entry, Problems problems) {
    problems.add(
        new Problem(
            notice.rule(), Severity.WARNING, entry.key().place(), notice.text(), notice.hint()));
  }

  private void missing(MappingNode mapping, Problems problems) {
    for (var spec : fields.specs().values()) {
      if (spec.required() && mapping.find(spec.name()).isEmpty()) {
        problems.add(
            Problem.error(
                Rule.MISSING_FIELD,
                mapping.place(),
                name + " has no " + Excerpt.code(spec.name()) + ", which is required."));
      }
    }
  }

  private void oneOf(
      MappingNode mapping, Map<String, MappingNode.Entry> written, Problems problems) {
    for (var oneOf : fields.oneOfs()) {
      var present =
          mapping.entries().stream()
              .filter(entry -> oneOf.names().contains(entry.name()))
              .filter(entry -> written.containsKey(entry.name()))
              .toList();
      if (present.isEmpty() && oneOf.required()) {
        problems.add(
            Problem.error(
                Rule.MISSING_FIELD,
                mapping.place(),
                name + " has none of " + Excerpt.codes(oneOf.names()) + ", and needs one."));
      }
      for (var second : present.stream().skip(1).toList()) {
        problems.add(
            Problem.error(
                Rule.CONFLICT,
                second.key().place(),
                Excerpt.code(second.name())
                    + " cannot stand beside "
                    + Excerpt.code(present.getFirst().name())
                    + ".",
                "Keep one of them; a "
                    + name
                    + " has one of "
                    + Excerpt.codes(oneOf.names())
                    + "."));
      }
    }
  }

  @Override
  String expectation() {
    var some = fields.specs().sequencedKeySet().stream().limit(3).toList();
    return some.isEmpty() ? "a mapping" : "a mapping with fields such as " + Excerpt.codes(some);
  }

  @Override
  boolean isKindOf(Node node) {
    return node instanceof MappingNode;
  }
}
