package dev.slipway.conformance;

import static dev.slipway.conformance.SlipwayCall.validatingText;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The defects of Container Canary 0.5 in what it reads and prints. Each test fails where Slipway
/// has the defect that its display name tells.
@ExtendWith(LiveEngine.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CanaryOutputDefectsIT {
  private static final String BUSYBOX = "slipway/busybox";

  @TempDir private Path folder;

  @Test
  @DisplayName("13: errors are printed two or three times")
  void anErrorIsPrintedOnce() {
    var call =
        SlipwayCall.of(
            System.getenv(),
            checks("['true']"),
            List.of(
                "validate",
                "--pull=never",
                "--file=-",
                "slipway/no-such-image",
                "slipway/nor-this"));

    assertThat(call.exits(3).err().lines().filter(line -> line.startsWith("error:")))
        .as(call.toString())
        .hasSize(2)
        .doesNotHaveDuplicates();
    assertThat(call.out()).doesNotContain("error:");
  }

  @Test
  @DisplayName("14: results go to standard error, with control codes, where there is no terminal")
  void resultsAreLinesOfStandardOutput() {
    var passed = validatingText(checks("['true']"), BUSYBOX, "--output=text").exits(0);
    var failed = validatingText(checks("['false']"), BUSYBOX, "--output=text").exits(1);

    for (var call : List.of(passed, failed)) {
      assertThat(call.err()).isEmpty();
      assertThat(call.out()).doesNotContain("\u001b", "\r").endsWith("\n");
    }
    assertThat(passed.out()).contains("[passed]", "validation passed");
    assertThat(failed.out()).contains("[failed]", "validation failed");
  }

  @Test
  @DisplayName("15: results come in the order in which checks end")
  void resultsStandInTheOrderOfTheManifest() {
    var manifest =
        """
        command: [sleep, '600']
        checks:
          - {name: first, probe: {exec: {command: [sleep, '3']}}}
          - {name: second, probe: {exec: {command: [sleep, '1']}}}
          - {name: third, image: {file: {path: /bin/busybox}}}
          - {name: fourth, probe: {exec: {command: ['true']}}}
        """;

    var text = validatingText(manifest, BUSYBOX, "--output=text").exits(0);
    var json = validatingText(manifest, BUSYBOX).exits(0);

    assertThat(text.out()).containsSubsequence("first", "second", "third", "fourth");
    assertThat(json.checks())
        .extracting(CheckOutcome::name)
        .containsExactly("first", "second", "third", "fourth");
  }

  /// That a server that does not answer is given up is a test of the command line's.
  @Test
  @DisplayName("16: the HTTP status of a manifest's URL is ignored")
  void aManifestThatIsNotFoundIsNotReadAsOne() throws IOException {
    var page = checks("['true']").getBytes(UTF_8);
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            boolean there = exchange.getRequestURI().getPath().equals("/there.yaml");
            exchange.sendResponseHeaders(there ? 200 : 404, page.length);
            exchange.getResponseBody().write(page);
          }
        });
    server.start();
    try {
      var url = "http://127.0.0.1:" + server.getAddress().getPort();

      var there = fetched(url + "/there.yaml").exits(0);
      var missing = fetched(url + "/missing.yaml").exits(2);

      assertThat(there.out()).contains("validation passed");
      assertThat(missing.out()).isEmpty();
      assertThat(missing.err()).contains(url + "/missing.yaml gave HTTP 404");
    } finally {
      server.stop(0);
    }
  }

  @Test
  @DisplayName("17: misspelt fields are ignored without a word")
  void misspeltFieldsAreTold() {
    var manifest =
        """
        command: [sleep, '600']
        checks:
          - name: yes
            probe:
              exec: {command: ['true']}
              failureTreshold: 30
        """;

    var lenient = validatingText(manifest, BUSYBOX, "--output=text").exits(0);
    var strict = validatingText(manifest, BUSYBOX, "--output=text", "--strict").exits(2);

    assertThat(lenient.err())
        .contains("<stdin>:6:7: warning: `failureTreshold`", "Did you mean `failureThreshold`?");
    assertThat(strict.err()).contains("<stdin>:6:7: error: `failureTreshold`");
    assertThat(strict.out()).isEmpty();
  }

  @Test
  @DisplayName("18: an engine that is down is reported as a want of privileges")
  void anEngineThatIsDownIsReportedAsSuch() {
    var call =
        SlipwayCall.of(
            SlipwayCall.environmentWith("DOCKER_HOST", "unix://" + folder.resolve("engine.sock")),
            checks("['true']"),
            List.of("validate", "--file=-", BUSYBOX));

    assertThat(call.exits(3).err())
        .contains("No container engine answers", "engine.sock", "no such file")
        .doesNotContainIgnoringCase("privilege")
        .doesNotContainIgnoringCase("root");
  }

  @Test
  @DisplayName("19: a q on standard input ends the run")
  void standardInputEndsNoRun() throws IOException {
    var manifest = Files.writeString(folder.resolve("manifest.yaml"), checks("[sleep, '2']"));

    var call =
        SlipwayCall.of(
            System.getenv(),
            "q\nq\u0003q",
            List.of("validate", "--pull=never", "--file=" + manifest, BUSYBOX));

    assertThat(call.exits(0).out()).contains("validation passed");
  }

  @Test
  @DisplayName("20: columns are aligned by characters, however wide they are")
  void columnsAreAlignedByWhatIsSeen() {
    var call =
        validatingText(
            """
            command: [sleep, '600']
            checks:
              - {name: a, description: Plain, probe: {exec: {command: ['true']}}}
              - {name: b, description: 漢字, probe: {exec: {command: ['true']}}}
              - {name: c, description: 🚢 ship, probe: {exec: {command: ['true']}}}
              - {name: d, description: "e\\u0301t\\u00e9", probe: {exec: {command: ['true']}}}
            """,
            BUSYBOX,
            "--output=text");

    assertThat(call.exits(0).out().lines())
        .contains(
            " Plain" + " ".repeat(45) + " [passed]",
            " 漢字" + " ".repeat(46) + " [passed]",
            " 🚢 ship" + " ".repeat(43) + " [passed]",
            " e\u0301t\u00e9" + " ".repeat(47) + " [passed]");
  }

  /// A manifest with one check that runs a command.
  private static String checks(String command) {
    return "command: [sleep, '600']\nchecks: [{name: it, probe: {exec: {command: %s}}}]\n"
        .formatted(command);
  }

  private static SlipwayCall fetched(String url) {
    return SlipwayCall.of(
        "validate", "--pull=never", "--allow-private-urls", "--file", url, BUSYBOX);
  }
}
