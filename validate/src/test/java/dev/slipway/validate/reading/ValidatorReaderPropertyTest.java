package dev.slipway.validate.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.slipway.manifest.Parsed;
import dev.slipway.manifest.ProblemText;
import dev.slipway.manifest.Source;
import dev.slipway.manifest.shape.ReadOptions;
import dev.slipway.testkit.Draw;
import dev.slipway.testkit.Seeds;
import dev.slipway.validate.contract.Validator;
import dev.slipway.validate.options.Surroundings;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Whatever somebody writes, it is a contract or it has problems, soon and without an exception.
class ValidatorReaderPropertyTest {
  private static final Duration BOUND = Duration.ofSeconds(50);
  private static final Surroundings SURROUNDINGS =
      new Surroundings(
          Map.of("HOME", "/root"),
          Path.of("/"),
          path -> {
            if (path.endsWith("there.env")) {
              return "A=1\nB\n# c\n=x\n";
            }
            throw new NoSuchFileException(path.toString());
          });

  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_16,
          StandardCharsets.UTF_16BE,
          StandardCharsets.UTF_16LE,
          StandardCharsets.ISO_8859_1);

  /// What every field meets sooner or later.
  private static final List<String> VALUES =
      List.of(
          "",
          "~",
          "null",
          "''",
          "\"\"",
          "[]",
          "{}",
          "[[]]",
          "[{}]",
          "{a: b}",
          "true",
          "'true'",
          "no",
          "0",
          "-1",
          "1.5",
          "1e400",
          "-0.0",
          ".nan",
          ".inf",
          "0x1F",
          "0o17",
          "08",
          "65536",
          "2147483648",
          "9223372036854775808",
          "99999999999999999999999999",
          "1_000",
          "12:30:45",
          "2027-02-30",
          "2027-01-31",
          "+999999999-12-31",
          "200-299",
          "299-200",
          "200-",
          "-",
          "/",
          "//",
          "/(/",
          "/[/",
          "/(a+)+$/",
          "'*'",
          "'(?<x'",
          "'\\Q'",
          "'\\x{110000}'",
          "$",
          "$.",
          "$..[",
          "$[?(@.a",
          "'$.a[?(@.b == ''c'')]'",
          "!!binary aGk=",
          "!!int x",
          "!unknown x",
          "&a [*a]",
          "*nowhere",
          "<<",
          "|\n  a",
          ">-",
          "\"\\u0000\"",
          "\"\\uD800\"",
          "\"\\r\\n\"",
          "İıß漢🚢",
          "10Gi",
          "1e9Gi",
          "99999999999999999Ei",
          "rwxr-xr-x",
          "-rwxr-xr-T",
          "linux/amd64/v8/x",
          "SIGTERM",
          "80/tcp",
          "0/udp",
          "80/x");

  private static final List<String> OPTIONS =
      List.of(
          "add-host",
          "cap-add",
          "cgroupns",
          "cpu-period",
          "cpu-quota",
          "cpus",
          "cpuset-cpus",
          "device",
          "dns",
          "entrypoint",
          "env",
          "env-file",
          "expose",
          "gpus",
          "health-cmd",
          "health-interval",
          "health-retries",
          "hostname",
          "init",
          "ipc",
          "label",
          "label-file",
          "mac-address",
          "memory",
          "memory-swap",
          "mount",
          "network",
          "no-healthcheck",
          "oom-score-adj",
          "pid",
          "pids-limit",
          "platform",
          "privileged",
          "publish",
          "publish-all",
          "read-only",
          "security-opt",
          "shm-size",
          "stop-timeout",
          "sysctl",
          "tmpfs",
          "tty",
          "ulimit",
          "user",
          "volume",
          "workdir",
          "rm",
          "name",
          "restart",
          "nosuch");

  private static final List<String> OPTION_VALUES =
      List.of(
          "",
          "=",
          ":",
          "::",
          ",",
          "a=b",
          "a:b",
          "a=b=c",
          "a:b:c:d",
          "=x",
          "all",
          "-1",
          "0",
          "64m",
          "99999999999999999999",
          "1e3",
          "1h30m",
          "30s",
          "\"device=0,1\"",
          "\"device=0",
          "driver=,count=",
          "type=bind,source=/,target=/x",
          "type=tmpfs,target=/x,tmpfs-size=64m,tmpfs-mode=9",
          "type=volume",
          "/a:/b:ro,z",
          "a:/b",
          "../a:/b",
          "[::1]:80:80",
          "80-90:8000-8005",
          "0-99999:0-99999",
          "127.0.0.1::80/udp",
          "nofile=1:2:3",
          "nofile=-1",
          "there.env",
          "nowhere.env",
          "seccomp=there.env",
          "02:42:ac:11:00:02",
          "host-gateway",
          "\u0000",
          "漢🚢");

  @Test
  void anyText() {
    bounded(() -> Seeds.forAll(2_000, draw -> read(draw.text(draw.onceIn(10) ? 2_000 : 80))));
  }

  @Test
  void theExamplesThemselvesAreReadWithoutAWord() throws IOException {
    for (var manifest : manifests()) {
      var read =
          ValidatorReader.read(
              new Source("any.yaml", manifest), ReadOptions.strictly(), SURROUNDINGS);
      assertThat(read.problems()).as(manifest).isEmpty();
    }
  }

  @Test
  void anyBytes() {
    bounded(
        () ->
            Seeds.forAll(
                1_000,
                draw -> {
                  var bytes =
                      draw.coin()
                          ? draw.bytes(300)
                          : draw.oneOf(manifests()).getBytes(draw.oneOf(CHARSETS));
                  assertThat(
                          Source.parse("any.yaml", bytes).then(ValidatorReaderPropertyTest::parse))
                      .isNotNull();
                }));
  }

  @Test
  void woundedManifests() {
    bounded(
        () -> {
          var manifests = manifests();
          Seeds.forAll(1_000, draw -> read(draw.spoilt(draw.oneOf(manifests))));
        });
  }

  @Test
  void manifestsWithOtherValues() {
    bounded(
        () -> {
          var manifests = manifests();
          Seeds.forAll(1_500, draw -> read(withOtherValues(draw.oneOf(manifests), draw)));
        });
  }

  @Test
  void anyOptions() {
    bounded(
        () ->
            Seeds.forAll(
                2_000,
                draw -> {
                  var words = draw.listOf(4, () -> option(draw));
                  read(
                      "checks: [{probe: {exec: {command: [a]}}}]\ndockerRunOptions:\n"
                          + words.stream()
                              .map(word -> "  - \"" + escaped(word) + "\"\n")
                              .collect(Collectors.joining()));
                }));
  }

  @Test
  void dependenciesAreRefusedWhereTheyRunInACircleAndNowhereElse() {
    bounded(() -> Seeds.forAll(500, ValidatorReaderPropertyTest::dependencies));
  }

  private static void dependencies(Draw draw) {
    int count = draw.between(2, 30);
    var needs = new ArrayList<List<Integer>>();
    for (int i = 0; i < count; i++) {
      int below = i;
      needs.add(
          i == 0
              ? List.of()
              : draw.listOf(3, () -> draw.between(0, below - 1)).stream().distinct().toList());
    }
    assertThat(read(graph(needs))).isInstanceOf(Parsed.Read.class);

    // From the first to the last, which waits for it by way of all between.
    var chain = IntStream.range(0, count).mapToObj(i -> List.of((i + 1) % count)).toList();
    assertThat(read(graph(chain)).problems())
        .anyMatch(problem -> problem.message().contains("in a circle"));
  }

  private static String graph(List<? extends List<Integer>> needs) {
    var text = new StringBuilder("checks:\n");
    for (int i = 0; i < needs.size(); i++) {
      text.append("  - name: check-")
          .append(i)
          .append("\n    dependsOn: ")
          .append(needs.get(i).stream().map(need -> "check-" + need).toList())
          .append("\n    probe: {exec: {command: [a]}}\n");
    }
    return text.toString();
  }

  private static String option(Draw draw) {
    var value = draw.onceIn(4) ? draw.text(20) : draw.oneOf(OPTION_VALUES);
    return switch (draw.between(0, 5)) {
      case 0 -> value;
      case 1 -> "-" + draw.word("itdvpeuwhlmcqP=x0-", 4) + value;
      case 2 -> "--" + draw.oneOf(OPTIONS);
      case 3 -> "--" + draw.oneOf(OPTIONS) + " " + value;
      default -> "--" + draw.oneOf(OPTIONS) + "=" + value;
    };
  }

  private static String escaped(String word) {
    return word.chars().mapToObj(c -> "\\u%04x".formatted(c)).collect(Collectors.joining());
  }

  private static String withOtherValues(String manifest, Draw draw) {
    var lines = new ArrayList<>(manifest.lines().toList());
    for (int i = draw.between(1, 3); i > 0; i--) {
      int at = draw.between(0, lines.size() - 1);
      var line = lines.get(at);
      int colon = line.indexOf(": ");
      var value = draw.oneOf(VALUES);
      if (colon >= 0) {
        lines.set(at, line.substring(0, colon) + ": " + value);
      } else {
        int dash = line.indexOf("- ");
        lines.set(at, dash >= 0 ? line.substring(0, dash) + "- " + value : line + " " + value);
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static List<String> manifests() throws IOException {
    var manifests = new ArrayList<String>();
    try (var files = Files.newDirectoryStream(Path.of("../examples/validate"), "*.yaml")) {
      for (var file : files) {
        manifests.add(Files.readString(file));
      }
    }
    assertThat(manifests).hasSizeGreaterThan(10);
    return manifests;
  }

  /// Reads a text in both ways and looks at what people would be told.
  private static Parsed<Validator> read(String text) {
    var source = new Source("any.yaml", text);
    var parsed = parse(source);
    switch (parsed) {
      case Parsed.Read<Validator>(var validator, var _) -> {
        assertThat(validator.checks()).as(text).isNotEmpty();
        assertThat(validator.toString()).isNotEmpty();
        for (var check : validator.checks()) {
          assertThat(validator.checks().get(check.index())).isSameAs(check);
          assertThat(check.dependsOn()).allMatch(need -> need < validator.checks().size());
        }
      }
      case Parsed.Rejected<Validator>(var problems) -> assertThat(problems).as(text).isNotEmpty();
    }
    for (var problem : parsed.problems()) {
      assertThat(problem.message()).as(text).matches("[^\\n\\r]{3,400}\\.");
      problem.hint().ifPresent(hint -> assertThat(hint).as(text).matches("[^\\n\\r]{3,600}[.?]"));
    }
    var shown = ProblemText.plain(List.of(source)).of(parsed.problems());
    assertThat(shown.chars().filter(c -> c < ' ' && c != '\n').count()).as(text).isZero();
    return parsed;
  }

  private static Parsed<Validator> parse(Source source) {
    var strictly = ValidatorReader.read(source, ReadOptions.strictly(), SURROUNDINGS);
    var leniently = ValidatorReader.read(source, ReadOptions.lenient(), SURROUNDINGS);
    if (strictly instanceof Parsed.Read) {
      assertThat(leniently).as(source.text()).isInstanceOf(Parsed.Read.class);
    }
    return leniently;
  }

  private static void bounded(Executable work) {
    assertTimeoutPreemptively(BOUND, work);
  }
}
