package dev.slipway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every example, in real containers: the image made to pass passes, and the one made to fail fails
/// for the reasons that `expected.tsv` gives, and for no other.
@ExtendWith(LiveEngine.class)
class ExampleIT {
  private static final Pattern OPTIONS = Pattern.compile("\ndockerRunOptions:\n(?:  .*\n)+");
  private static final String NO_GPU = "could not select device driver";

  @ParameterizedTest
  @MethodSource("dev.slipway.conformance.Example#all")
  void theImageMadeToPassPasses(Example example) throws IOException {
    var call = validating(example, example.passing()).exits(0);

    assertThat(call.checks())
        .as(call.toString())
        .isNotEmpty()
        .allMatch(check -> check.status().equals("passed") || check.status().equals("ignored"));
  }

  @ParameterizedTest
  @MethodSource("dev.slipway.conformance.Example#all")
  void theImageMadeToFailFailsForTheReasonThatIsExpected(Example example) throws IOException {
    var expected = Expectation.of(example);

    var call = validating(example, example.failing()).exits(1);

    assertThat(call.checks())
        .as(call.toString())
        .filteredOn(check -> !List.of("passed", "ignored", "skipped").contains(check.status()))
        .extracting(CheckOutcome::name, CheckOutcome::status)
        .containsExactlyInAnyOrderElementsOf(
            expected.stream().map(one -> Tuple.tuple(one.check(), one.status())).toList());
    for (var one : expected) {
      assertThat(call.checks())
          .as(call.toString())
          .anyMatch(
              check ->
                  check.name().equals(one.check()) && check.explanation().contains(one.reason()));
    }
  }

  @Test
  void withoutAGpuTheEnginesReasonEndsTheRun() {
    var example = new Example("gpu-node");

    var call =
        SlipwayCall.validating(example.manifest().toString(), example.passing(), "--output=text");

    assumeTrue(call.exitCode() != 0, "This engine has GPUs.");
    assertThat(call.exits(3).err()).as(call.toString()).contains(NO_GPU, "[[gpu]]");
  }

  /// Where the engine has no GPU for an example that asks for one, its checks are made without any
  /// options: the images bring stand-ins for what a node would bring.
  private static SlipwayCall validating(Example example, String image) throws IOException {
    var manifest = Files.readString(example.manifest());
    var call = SlipwayCall.validating(example.manifest().toString(), image);
    return call.exitCode() == 3 && call.toString().contains(NO_GPU)
        ? SlipwayCall.validatingText(OPTIONS.matcher(manifest).replaceFirst("\n"), image)
        : call;
  }
}
