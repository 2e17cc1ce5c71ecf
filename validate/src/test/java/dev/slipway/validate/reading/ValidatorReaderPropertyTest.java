package dev.slipway.validate.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.manifest.Parsed;
import dev.slipway.manifest.Problem;
import dev.slipway.manifest.Source;
import dev.slipway.manifest.shape.ReadOptions;
import dev.slipway.testkit.Seeds;
import dev.slipway.validate.contract.Validator;
import dev.slipway.validate.options.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Any text is a contract or has problems with places; none is too much for the reader.
class ValidatorReaderPropertyTest {
  private static final Path EXAMPLES = Path.of("../examples/validate");

  private static Parsed<Validator> read(String text, boolean strict) {
    return ValidatorReader.read(
        new Source("contract.yaml", text),
        strict ? ReadOptions.strictly() : ReadOptions.lenient(),
        new Surroundings(
            Map.of("HOME", "/home/me"),
            Path.of("/"),
            _ -> {
              throw new IOException("no such file");
            }));
  }

  private static void assertReadOrRejected(String text, boolean strict) {
    switch (read(text, strict)) {
      case Parsed.Read<Validator>(var validator, var warnings) -> {
        assertThat(validator.checks()).isNotEmpty();
        assertThat(warnings).noneMatch(Problem::isError);
      }
      case Parsed.Rejected<Validator>(var problems) ->
          assertThat(problems)
              .isNotEmpty()
              .allSatisfy(
                  problem -> {
                    assertThat(problem.place().file()).isEqualTo("contract.yaml");
                    assertThat(problem.message()).isNotBlank();
                  });
    }
  }

  @Test
  void anyTextIsAContractOrHasProblems() {
    Seeds.forAll(300, draw -> assertReadOrRejected(draw.text(400), draw.between(0, 1) == 0));
  }

  @Test
  void aSpoiltContractIsAContractOrHasProblems() throws IOException {
    var contracts = contracts();
    Seeds.forAll(
        400,
        draw -> assertReadOrRejected(draw.spoilt(draw.oneOf(contracts)), draw.between(0, 1) == 0));
  }

  @Test
  void theExamplesThemselvesAreReadWithoutAWord() throws IOException {
    assertThat(contracts())
        .hasSizeGreaterThan(11)
        .allSatisfy(text -> assertThat(read(text, true).problems()).isEmpty());
  }

  private static List<String> contracts() throws IOException {
    try (var files = Files.newDirectoryStream(EXAMPLES, "*.yaml")) {
      var texts = new java.util.ArrayList<String>();
      for (var file : files) {
        texts.add(Files.readString(file));
      }
      return texts;
    }
  }
}
