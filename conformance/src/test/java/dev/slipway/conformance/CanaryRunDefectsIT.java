package dev.slipway.conformance;

import static dev.slipway.conformance.SlipwayCall.validatingText;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The defects of Container Canary 0.5 in the life of its containers. Each test fails where Slipway
/// has the defect that its display name tells.
@ExtendWith(LiveEngine.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CanaryRunDefectsIT {
  private static final String BUSYBOX = "slipway/busybox";

  private static EngineWitness engine;

  @TempDir private Path folder;

  @BeforeAll
  static void find() {
    engine = EngineWitness.find();
  }

  @Test
  @DisplayName("1: a signal ends the run with exit code 0 and leaves the container")
  void aSignalIsNoSuccessAndLeavesNothing() throws IOException, InterruptedException {
    for (var signal : List.of("TERM", "INT")) {
      try (var slipway = process("command: [sleep, '600']", "exec: {command: [sleep, '600']}")) {
        slipway.awaitContainers(1);
        slipway.watch(500);
        slipway.send(signal);

        assertThat(slipway.exitCode())
            .as(slipway.output())
            .isEqualTo(signal.equals("INT") ? 130 : 143);
        assertThat(slipway.containers()).isEmpty();
      }
    }
  }

  @Test
  @DisplayName("2: one anonymous volume leaks per run and volume")
  void anonymousVolumesGoWithTheirContainer() throws IOException, InterruptedException {
    try (var slipway =
        process(
            """
            command: [sleep, '600']
            volumes: [{mountPath: /data}, {mountPath: /cache}]
            """,
            "exec: {command: [sleep, '2']}")) {
      slipway.watch();

      assertThat(slipway.exitCode()).as(slipway.output()).isZero();
      assertThat(slipway.volumes()).hasSize(2).noneMatch(engine::volumeExists);
    }
  }

  @Test
  @DisplayName("3: quitting during the start leaves the container")
  void quittingDuringTheStartLeavesNothing() throws IOException, InterruptedException {
    for (int round = 0; round < 3; round++) {
      try (var slipway = process("command: [sleep, '600']", "exec: {command: [sleep, '600']}")) {
        slipway.awaitContainers(1);
        slipway.send("INT");

        assertThat(slipway.exitCode()).as(slipway.output()).isEqualTo(130);
        assertThat(slipway.containers()).isEmpty();
      }
    }
  }

  @Test
  @DisplayName("4: --debug hangs without a terminal")
  void debugEndsByItselfAndSaysHowToLookIntoTheContainer() {
    var call =
        validatingText(
            "command: [sleep, '600']\nchecks: [{name: no, probe: {exec: {command: ['false']}}}]",
            BUSYBOX,
            "--debug",
            "--output=text");

    var kept = Pattern.compile("Container (\\S+) was kept").matcher(call.exits(1).out());
    assertThat(kept.find()).as(call.toString()).isTrue();
    try {
      assertThat(engine.inspect(kept.group(1)).text("State", "Status")).contains("running");
      assertThat(call.out()).contains("docker exec -it " + kept.group(1) + " sh");
    } finally {
      engine.remove(kept.group(1));
    }
  }

  @Test
  @DisplayName("11: the engine's reason for a refused start is dropped")
  void theEnginesReasonForARefusedStartIsTold() throws IOException {
    var noProgram = validatingText(command("no-such-program"), BUSYBOX).exits(1);
    assertThat(noProgram.checks().getFirst().explanation())
        .contains("no-such-program", "executable file not found");

    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var call =
          validatingText(
              command("sleep")
                  + "ports: [{port: 80, hostPort: %d}]".formatted(taken.getLocalPort()),
              BUSYBOX,
              "--output=text");
      assertThat(call.exits(3).err())
          .contains(String.valueOf(taken.getLocalPort()), "address already in use");
    }
  }

  @Test
  @DisplayName("12: a refused start is waited for until the start-up timeout")
  void aRefusedStartIsReportedAtOnce() {
    long before = System.nanoTime();

    SlipwayCall.of(
            System.getenv(),
            command("no-such-program"),
            List.of("validate", "--pull=never", "--file=-", "--startup-timeout=600", BUSYBOX))
        .exits(1);

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMinutes(3));
  }

  @Test
  @DisplayName("12: a container that ends at once is waited for")
  void aContainerThatEndedIsReportedAtOnceWithItsLastWords() {
    long before = System.nanoTime();

    var call =
        validatingText(
            """
            command: [sh, -c, 'echo no licence >&2; exit 7']
            checks:
              - {name: late, probe: {tcpSocket: {port: 80}, failureThreshold: 600}}
            """,
            BUSYBOX);

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMinutes(3));
    assertThat(call.exits(1).checks())
        .extracting(CheckOutcome::name, CheckOutcome::status)
        .containsExactly(Tuple.tuple("container", "failed"), Tuple.tuple("late", "skipped"));
    assertThat(call.checks().getFirst().explanation()).contains("exit code 7", "no licence");
  }

  @Test
  @DisplayName("21: ports are published at their own numbers, on all interfaces")
  void portsArePublishedOnLoopbackAtFreeNumbers() {
    var manifest = ManyAnswers.MANIFEST + ManyAnswers.get("page", "/ok");
    var twice =
        SlipwayCall.of(
            System.getenv(),
            manifest,
            List.of("validate", "--pull=never", "--file=-", BUSYBOX, BUSYBOX + ":latest"));
    twice.exits(0);

    var call =
        validatingText(manifest + ManyAnswers.get("no", "/missing"), BUSYBOX, "--keep-on-failure");
    var name = call.exits(1).json().elements("runs").getFirst().texts("kept").getFirst();
    try {
      var bindings = engine.inspect(name).elements("NetworkSettings", "Ports", "8080/tcp");
      assertThat(bindings).isNotEmpty();
      for (var binding : bindings) {
        assertThat(binding.text("HostIp")).contains("127.0.0.1");
        assertThat(binding.text("HostPort")).isPresent().get().isNotEqualTo("8080");
      }
    } finally {
      engine.remove(name);
    }
  }

  /// A manifest whose container runs a program and whose one check passes.
  private static String command(String program) {
    return "command: [%s, '600']\nchecks: [{name: yes, probe: {exec: {command: ['true']}}}]\n"
        .formatted(program);
  }

  private SlipwayProcess process(String head, String probe) throws IOException {
    Files.writeString(
        folder.resolve("manifest.yaml"),
        "%s\nchecks: [{name: it, probe: {%s, timeoutSeconds: 600}}]\n"
            .formatted(head.strip(), probe));
    return SlipwayProcess.start(
        engine, folder, "validate", "--pull=never", "--file=manifest.yaml", BUSYBOX);
  }
}
