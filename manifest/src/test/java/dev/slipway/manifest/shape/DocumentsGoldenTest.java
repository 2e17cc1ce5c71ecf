package dev.slipway.manifest.shape;

import dev.slipway.testkit.Golden;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// What is printed from a shape: its schema and its reference.
final class DocumentsGoldenTest {
  @TestFactory
  Stream<DynamicNode> documentsSayWhatTheReaderTakes() {
    return Golden.tests(Path.of("src/test/golden-documents"), _ -> documents());
  }

  private static Map<String, String> documents() {
    var schema = JsonSchema.of(Harbour.SHAPE, "https://slipway.test/harbour.json", "Harbour");
    return Map.of(
        "expected.json",
        schema.writePretty() + "\n",
        "expected.md",
        FieldReference.of(Harbour.SHAPE).markdown());
  }
}
