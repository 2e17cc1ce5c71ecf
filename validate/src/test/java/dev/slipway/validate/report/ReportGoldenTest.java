package dev.slipway.validate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ReportGoldenTest {
  private static final Path ROOT = Path.of("src/test/golden");
  private static final Map<String, Format> FILES =
      Map.of(
          "expected.txt", Format.TEXT,
          "expected.json", Format.JSON,
          "expected.xml", Format.JUNIT,
          "expected.tap", Format.TAP,
          "expected.sarif", Format.SARIF,
          "expected.github", Format.GITHUB);

  @TestFactory
  Stream<DynamicNode> reportsAreAsTheyWereLastLookedAt() {
    return Golden.tests(ROOT, ReportGoldenTest::rendered)
        .filter(topic -> topic.getDisplayName().equals("report"));
  }

  @Test
  void everySampleHasItsDirectory() throws IOException {
    try (var directories = Files.list(ROOT.resolve("report"))) {
      assertThat(directories.map(directory -> directory.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(Samples.ALL.keySet());
    }
  }

  private static Map<String, String> rendered(Path directory) {
    var report = Objects.requireNonNull(Samples.ALL.get(directory.getFileName().toString()));
    var texts = new TreeMap<String, String>();
    FILES.forEach((file, format) -> texts.put(file, Reports.render(report, format)));
    return texts;
  }
}
