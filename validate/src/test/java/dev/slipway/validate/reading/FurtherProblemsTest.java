package dev.slipway.validate.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.manifest.Problem;
import dev.slipway.manifest.Source;
import dev.slipway.manifest.shape.ReadOptions;
import dev.slipway.validate.options.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FurtherProblemsTest {
  private static List<String> problems(String manifest) {
    return ValidatorReader.read(
            new Source("contract.yaml", manifest),
            ReadOptions.lenient(),
            new Surroundings(Map.of(), Path.of("/"), _ -> ""))
        .problems()
        .stream()
        .map(Problem::message)
        .toList();
  }

  @Test
  void optionsAndNamesAreToldTogetherWithWhatKeepsTheRestFromBeingRead() {
    assertThat(
            problems(
                """
                ports: [{port: 0}]
                dockerRunOptions: [--gpuss=all]
                checks:
                  - {name: a, dependsOn: b, probe: {exec: {command: []}}}
                  - {name: c, probe: {exec: {command: [x]}}}
                  - {name: c, dependsOn: [a, c], probe: {exec: {command: [x]}}}
                """))
        .satisfiesExactly(
            port -> assertThat(port).contains("`port`", "`0`"),
            option -> assertThat(option).contains("`--gpuss`"),
            unknown -> assertThat(unknown).contains("`b`", "no check is called so"),
            command -> assertThat(command).contains("`command`"),
            twice -> assertThat(twice).contains("`c`", "2 checks are called so"));
  }

  @Test
  void aContractWithoutThosePartsHasNoFurtherProblems() {
    assertThat(problems("checks: 7")).hasSize(1);
    assertThat(problems("[1, 2]")).hasSize(1);
    assertThat(problems("dockerRunOptions: {a: b}\nchecks: [7]")).hasSize(2);
  }
}
