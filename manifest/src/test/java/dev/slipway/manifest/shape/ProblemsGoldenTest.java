package dev.slipway.manifest.shape;

import dev.slipway.manifest.Parsed;
import dev.slipway.manifest.ProblemText;
import dev.slipway.manifest.Source;
import dev.slipway.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// Every problem as people see it; `strict.yaml` in place of `input.yaml` is read strictly.
final class ProblemsGoldenTest {
  @TestFactory
  Stream<DynamicNode> manifestsGiveTheirValueOrTheirProblems() {
    return Golden.tests(Path.of("src/test/golden"), ProblemsGoldenTest::read);
  }

  private static Map<String, String> read(Path directory) throws IOException {
    boolean strict = Files.exists(directory.resolve("strict.yaml"));
    var name = strict ? "strict.yaml" : "input.yaml";
    var options = strict ? ReadOptions.strictly() : ReadOptions.lenient();
    var source = Source.parse(name, Files.readAllBytes(directory.resolve(name)));
    var harbour = source.then(text -> Harbour.SHAPE.read(text, options));
    var sources =
        source instanceof Parsed.Read<Source>(var text, _) ? List.of(text) : List.<Source>of();
    return Map.of(
        "expected.out",
        harbour instanceof Parsed.Read<Harbour>(var value, _) ? value + "\n" : "",
        "expected.err",
        ProblemText.plain(sources).of(harbour.problems()));
  }
}
