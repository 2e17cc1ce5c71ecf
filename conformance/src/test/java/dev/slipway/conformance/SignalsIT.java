package dev.slipway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testkit.Draw;
import dev.slipway.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Processes that are killed at any moment, and what they leave. A failure names its seed;
/// `-Dseed=` does that round again.
@ExtendWith(LiveEngine.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SignalsIT {
  private static final int ROUNDS = 12;
  private static final String IMAGE = "slipway/busybox";

  /// One container that checks share, one that a check has for itself, one to look into the image,
  /// and checks that would outlast every round.
  private static final String LASTING =
      """
      name: signals
      command: [sleep, "1000"]
      volumes: [{mountPath: /data}, {mountPath: /cache}]
      checks:
        - {name: quick, probe: {exec: {command: ["true"]}}}
        - {name: file, image: {file: {path: /bin/busybox}}}
        - name: slow
          probe: {exec: {command: [sleep, "600"]}, timeoutSeconds: 600}
        - name: alone
          isolated: true
          probe: {exec: {command: [sleep, "600"]}, timeoutSeconds: 600}
      """;

  private static final String QUICK =
      """
      name: quick
      command: [sleep, "1000"]
      volumes: [{mountPath: /data}]
      checks:
        - {name: quick, probe: {exec: {command: ["true"]}}}
        - {name: alone, isolated: true, probe: {exec: {command: ["true"]}}}
        - {name: file, image: {file: {path: /bin/busybox}}}
      """;

  private static EngineWitness engine;

  @TempDir private Path folder;

  @BeforeAll
  static void find() {
    engine = EngineWitness.find();
  }

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("lasting.yaml"), LASTING);
    Files.writeString(folder.resolve("quick.yaml"), QUICK);
  }

  @RepeatedTest(ROUNDS)
  void aSignalAtAnyMomentLeavesNothingAndIsNeverASuccess() {
    Seeds.forAll(
        1,
        draw -> {
          var signal = draw.oneOf("TERM", "INT");
          try (var slipway = killed(draw, signal)) {
            if (draw.onceIn(3)) {
              slipway.send(signal);
            }

            int exitCode = slipway.exitCode();
            if (slipway.output().contains("during initialization of VM")) {
              // Java itself was not there yet, and does as it does then.
              assertThat(exitCode).isNotZero();
              return;
            }
            assertThat(exitCode).as(slipway.output()).isEqualTo(signal.equals("INT") ? 130 : 143);
            assertThat(slipway.output().replace("error: Interrupted.\n", ""))
                .doesNotContain("error", "failed", "skipped", "validation passed");
            assertThat(slipway.containers()).as(slipway.output()).isEmpty();
            assertThat(existing(slipway.volumes())).isEmpty();
          }
        });
  }

  @RepeatedTest(ROUNDS)
  void whatAKilledRunLeftIsSweptByClean() {
    Seeds.forAll(
        1,
        draw -> {
          try (var slipway = killed(draw, "KILL")) {
            assertThat(slipway.exitCode()).isEqualTo(137);

            sweep(slipway);

            assertThat(existing(slipway.volumes())).isEmpty();
          }
        });
  }

  @RepeatedTest(3)
  void aSignalAfterTheVerdictWaitsForTheRemoval() throws IOException, InterruptedException {
    try (var slipway = start("quick.yaml", 2)) {
      while (!slipway.output().contains("validation passed")) {
        slipway.watch(5);
      }
      slipway.send("TERM");

      assertThat(slipway.exitCode()).as(slipway.output()).isIn(0, 143);
      assertThat(slipway.containers()).as(slipway.output()).isEmpty();
      assertThat(existing(slipway.volumes())).isEmpty();
    }
  }

  @Test
  void cleanTouchesNothingOfARunThatGoesOn() throws IOException, InterruptedException {
    try (var living = start("lasting.yaml", 1);
        var dead = start("lasting.yaml", 1)) {
      living.awaitRunning(2);
      dead.awaitRunning(2);
      dead.send("KILL");
      assertThat(dead.exitCode()).isEqualTo(137);
      var before = living.running();

      var dryRun = SlipwayCall.of("clean", "--dry-run").exits(0);
      assertThat(dryRun.out()).contains("would remove slipway-");
      sweep(dead);

      assertThat(living.isAlive()).as(living.output()).isTrue();
      assertThat(living.running()).hasSize(2).isEqualTo(before);
    }
  }

  /// Starts a run and sends it a signal at a moment that is drawn.
  private SlipwayProcess killed(Draw draw, String signal) throws IOException, InterruptedException {
    var slipway = start("lasting.yaml", draw.between(1, 3));
    if (draw.coin()) {
      slipway.awaitContainers(draw.between(1, 3));
      slipway.watch(draw.between(0, 300));
    } else {
      slipway.watch(draw.between(0, 2_000));
    }
    slipway.send(signal);
    return slipway;
  }

  private SlipwayProcess start(String manifest, int runs) throws IOException {
    var arguments = new ArrayList<>(List.of("validate", "--pull=never", "--parallel=3"));
    arguments.add("--file=" + manifest);
    arguments.addAll(Collections.nCopies(runs, IMAGE));
    return SlipwayProcess.start(engine, folder, arguments.toArray(String[]::new));
  }

  /// Until nothing is left of it. What the engine was making when the one who asked for it was
  /// killed may come to light after a first look.
  private static void sweep(SlipwayProcess dead) throws InterruptedException {
    var settling = new CountDownLatch(1);
    for (int clean = 0; clean < 2; ) {
      SlipwayCall.of("clean").exits(0);
      clean = dead.containers().isEmpty() ? clean + 1 : 0;
      boolean _ = settling.await(200, TimeUnit.MILLISECONDS);
    }
  }

  private static List<String> existing(Collection<String> volumes) {
    return volumes.stream().filter(engine::volumeExists).toList();
  }
}
