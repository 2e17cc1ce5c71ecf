package dev.slipway.manifest.node;

import dev.slipway.manifest.Parsed;
import dev.slipway.manifest.Place;
import dev.slipway.manifest.Problem;
import dev.slipway.manifest.Problems;
import dev.slipway.manifest.Rule;
import dev.slipway.manifest.Source;
import java.util.List;
import java.util.Optional;

/// The documents of a source as far as they could be made out, and what is wrong with their form.
///
/// @param documents without empty ones; none when the form is so broken that reading on would only
///   report what follows from it
/// @param problems by place
public record Composed(Source source, List<Node> documents, List<Problem> problems) {
  public Composed {
    documents = List.copyOf(documents);
    problems = List.copyOf(problems);
  }

  /// The one document that a source of one manifest holds.
  public Parsed<Node> single() {
    var all = new Problems();
    all.addAll(problems);
    return single(all).map(all::with).orElseGet(() -> new Parsed.Rejected<>(all.list()));
  }

  /// The first document; none and several are problems.
  public Optional<Node> single(Problems report) {
    if (documents.isEmpty() && report.errors() == 0) {
      report.add(
          Problem.error(Rule.EMPTY, Place.startOf(source.name()), "The file holds no manifest."));
    }
    if (documents.size() > 1) {
      report.add(
          Problem.error(
              Rule.SEVERAL_DOCUMENTS,
              documents.get(1).place(),
              "A second document begins here, and a file holds one manifest.",
              "Put each manifest into a file of its own."));
    }
    return documents.isEmpty() ? Optional.empty() : Optional.of(documents.getFirst());
  }
}
