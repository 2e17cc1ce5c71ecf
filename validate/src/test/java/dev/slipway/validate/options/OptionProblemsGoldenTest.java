package dev.slipway.validate.options;

import dev.slipway.manifest.Parsed;
import dev.slipway.manifest.ProblemText;
import dev.slipway.manifest.Source;
import dev.slipway.manifest.shape.ReadOptions;
import dev.slipway.manifest.shape.Shape;
import dev.slipway.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// Every problem of an option as people see it.
final class OptionProblemsGoldenTest {
  @TestFactory
  Stream<DynamicNode> optionsGiveTheirProblems() {
    return Golden.tests(Path.of("src/test/golden/options"), OptionProblemsGoldenTest::read);
  }

  private static Map<String, String> read(Path directory) throws IOException {
    var source = Source.parse("input.yaml", Files.readAllBytes(directory.resolve("input.yaml")));
    var shape = Shape.list(Shape.text().located());
    var options =
        source
            .then(text -> shape.read(text, ReadOptions.lenient()))
            .then(words -> DockerRunOptions.parse(words, DockerRunOptionsTest.SURROUNDINGS));
    var sources =
        source instanceof Parsed.Read<Source>(var text, _) ? List.of(text) : List.<Source>of();
    return Map.of("expected.err", ProblemText.plain(sources).of(options.problems()));
  }
}
