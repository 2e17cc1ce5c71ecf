package dev.slipway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The manifests that come with Container Canary, unmodified.
@ExtendWith(LiveEngine.class)
@EnabledIf(
    value = "theManifestsAreThere",
    disabledReason =
        "Container Canary's examples are neither in ../shared/conformance/canary-examples nor in"
            + " $SLIPWAY_CONFORMANCE/canary-examples.")
class CanaryExamplesIT {
  private static final Path FOLDER = Checkout.CONFORMANCE.resolve("canary-examples");
  private static final String NO_GPU = "could not select device driver";

  static boolean theManifestsAreThere() {
    return Files.isDirectory(FOLDER);
  }

  static List<String> manifests() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.map(Path::toString).filter(file -> file.endsWith(".yaml")).sorted().toList();
    }
  }

  private static String manifest(String name) {
    return FOLDER.resolve(name + ".yaml").toString();
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void theyHaveNoProblems(String manifest) {
    var call = SlipwayCall.of("validate", "lint", "--strict", manifest);

    assertThat(call.exits(0).err()).as(call.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "awesome, slipway/busybox, 3",
    "binder, slipway/example-binder-pass, 5",
    "dask-scheduler, slipway/example-dask-scheduler-pass, 2",
    "databricks, slipway/example-databricks-pass, 8",
    "kubeflow, slipway/example-kubeflow-notebook-pass, 6",
  })
  void theyPassOnImagesMadeForThem(String name, String image, int checks) {
    var call = SlipwayCall.validating(manifest(name), image).exits(0);

    assertThat(call.checks())
        .as(call.toString())
        .hasSize(checks)
        .allMatch(check -> check.status().equals("passed"));
  }

  /// What fails, in the manifest's order, and words of the first reason.
  @ParameterizedTest
  @CsvSource({
    "awesome, slipway/example-distroless-pass, packages services awesome, /bin/sh: no such file",
    "binder, slipway/example-binder-fail, user uid home, got 1",
    "dask-scheduler, slipway/python, container, 'exec: \"dask-scheduler\": executable file not'",
    "databricks, slipway/debian, distro java8 python, grep 'ubuntu",
    "kubeflow, slipway/example-binder-fail, user uid home, '[ $(whoami) = jovyan ]'",
  })
  void theyFailOnImagesThatBreakThem(String name, String image, String failed, String words) {
    var call = SlipwayCall.validating(manifest(name), image).exits(1);

    var failures = call.checks().stream().filter(check -> check.status().equals("failed")).toList();
    assertThat(failures)
        .as(call.toString())
        .extracting(CheckOutcome::name)
        .containsExactly(failed.split(" ", -1));
    assertThat(failures.getFirst().explanation()).contains(words);
  }

  @Test
  void withoutAGpuTheEnginesReasonEndsTheRun() {
    var call =
        SlipwayCall.validating(manifest("gpu"), "slipway/example-gpu-node-pass", "--output=text");

    assumeTrue(call.exitCode() != 0, "This engine has GPUs.");
    assertThat(call.exits(3).err()).contains(NO_GPU, "[[gpu]]");
  }

  /// A driver that no engine has makes every engine say what it was asked for.
  @Test
  void theRequestForGpusReachesTheEngine() throws IOException {
    var manifest =
        Files.readString(FOLDER.resolve("gpu.yaml"))
            .replace("\"all\"", "'\"driver=none-such\",\"capabilities=compute,utility\"'");

    var call =
        SlipwayCall.validatingText(manifest, "slipway/example-gpu-node-pass", "--output=text");

    assertThat(call.exits(3).err())
        .contains(NO_GPU + " \"none-such\" with capabilities: [[", "compute", "utility", "gpu");
  }

  @Test
  void withoutTheOptionItsCheckPassesWhereTheCommandIs() throws IOException {
    var manifest =
        Files.readString(FOLDER.resolve("gpu.yaml"))
            .replaceFirst("(?s)dockerRunOptions:.*(?=checks:)", "");

    SlipwayCall.validatingText(manifest, "slipway/example-gpu-node-pass").exits(0);
    var call = SlipwayCall.validatingText(manifest, "slipway/busybox").exits(1);
    assertThat(call.checks().getFirst().explanation()).contains("/usr/bin/nvidia-smi: no such");
  }
}
