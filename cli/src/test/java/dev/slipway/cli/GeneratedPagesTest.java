package dev.slipway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Manual pages and completion as the programs take them that they are for.
class GeneratedPagesTest {
  private static final List<String> PAGES =
      List.of(
          "slipway.1",
          "slipway-clean.1",
          "slipway-completion.1",
          "slipway-help.1",
          "slipway-man.1",
          "slipway-validate.1",
          "slipway-validate-init.1",
          "slipway-validate-lint.1",
          "slipway-validate-list-checks.1",
          "slipway-validate-schema.1",
          "slipway-version.1");

  @TempDir private Path folder;

  @Test
  void everyCommandHasAManualPageThatGroffHasNothingToSayAbout()
      throws IOException, InterruptedException {
    DocumentsTest.output("man", "--dir", folder.resolve("man1").toString());

    try (var pages = Files.list(folder.resolve("man1"))) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(PAGES);
    }
    assumeTrue(isThere("groff"), "There is no groff here.");
    for (var page : PAGES) {
      var file = folder.resolve("man1").resolve(page).toString();
      assertThat(output("groff", "-man", "-ww", "-z", "-Tutf8", file)).as(page).isEmpty();
    }
  }

  @Test
  void aManualPageReadsWell() throws IOException, InterruptedException {
    assumeTrue(isThere("groff"), "There is no groff here.");
    DocumentsTest.output("man", "--dir", folder.toString());

    var page =
        output(
            "groff", "-man", "-Tascii", "-P-cbou", folder.resolve("slipway-validate.1").toString());

    assertThat(page.lines().map(String::strip))
        .containsSubsequence(
            "NAME",
            "slipway-validate - hold images to a platform's contract",
            "SYNOPSIS",
            "slipway validate [OPTIONS] [IMAGE...] [COMMAND]",
            "-f, --file=MANIFEST",
            "EXIT STATUS");
  }

  @Test
  void bashCompletesOptionsCommandsAndWords() throws IOException, InterruptedException {
    assumeTrue(isThere("bash"), "There is no bash here.");
    var script = folder.resolve("completion");
    Files.writeString(script, DocumentsTest.output("completion", "bash"));

    assertThat(output("bash", "-n", script.toString())).isEmpty();
    assertThat(completions(script, "slipway", "val")).containsExactly("validate");
    assertThat(completions(script, "slipway", "validate", "--fi")).containsExactly("--file");
    assertThat(completions(script, "slipway", "validate", "--pull", "a")).containsExactly("always");
    assertThat(completions(script, "slipway", "validate", "--output", "j"))
        .containsExactly("json", "junit");
    assertThat(completions(script, "slipway", "validate", "li"))
        .containsExactly("lint", "list-checks");
    assertThat(completions(script, "slipway", "completion", "")).contains("bash", "zsh");
  }

  private static List<String> completions(Path script, String... words)
      throws IOException, InterruptedException {
    var line = String.join(" ", words);
    var program =
        "source '%s'; COMP_LINE='%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_slipway 2>/dev/null; printf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(script, line, "'" + String.join("' '", words) + "'", words.length - 1);
    return output("bash", "--norc", "-c", program).lines().toList();
  }

  private static boolean isThere(String program) throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", "command -v " + program)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  private static String output(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }
}
