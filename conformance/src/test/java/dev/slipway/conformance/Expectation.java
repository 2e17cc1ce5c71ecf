package dev.slipway.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/// A line of `examples/validate/expected.tsv`: a check that the image made to fail does not pass,
/// and words of the reason.
record Expectation(String example, String check, String status, String reason) {
  static List<Expectation> all() {
    try {
      return Files.readAllLines(Checkout.EXAMPLES.resolve("expected.tsv")).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Expectation::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Expectation> of(Example example) {
    return all().stream().filter(one -> one.example.equals(example.name())).toList();
  }

  private static Expectation parse(String line) {
    var cells = List.of(line.split("\t", -1));
    if (cells.size() != 4) {
      throw new IllegalArgumentException("Not four cells with tabs between them: " + line);
    }
    return new Expectation(cells.get(0), cells.get(1), cells.get(2), cells.get(3));
  }
}
