package dev.slipway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/// What the README shows is what happens.
@ExtendWith(LiveEngine.class)
class ReadmeIT {
  private static final Path README = Checkout.ROOT.resolve("README.md");

  /// A command and what stands below it.
  private record Shown(String command, List<String> output) {}

  @TestFactory
  Stream<DynamicTest> everyConsoleShowsWhatHappens() throws IOException {
    var all = consoles();
    assertThat(all).isNotEmpty();
    return all.stream().map(shown -> DynamicTest.dynamicTest(shown.command, () -> compare(shown)));
  }

  private static void compare(Shown shown) {
    var words = List.of(shown.command.split(" ", -1));
    assertThat(words.getFirst()).isEqualTo("slipway");
    // The README's reader stands in the checkout; a test stands in its module.
    var here =
        words.subList(1, words.size()).stream()
            .map(
                word ->
                    word.startsWith("examples/") ? Checkout.ROOT.resolve(word).toString() : word)
            .toList();

    var call = SlipwayCall.of(here);

    var printed = call.out().replace(Checkout.ROOT + "/", "").lines().map(ReadmeIT::timeless);
    assertThat(printed.toList())
        .as(call.toString())
        .isEqualTo(shown.output.stream().map(ReadmeIT::timeless).toList());
  }

  @Test
  void theContractOfTheReadmeIsOne() throws IOException {
    var text = Files.readString(README);
    int from = text.indexOf("```yaml\n") + "```yaml\n".length();
    var manifest = text.substring(from, text.indexOf("```", from));

    var call =
        SlipwayCall.of(System.getenv(), manifest, List.of("validate", "lint", "--strict", "-"));

    call.exits(0);
    assertThat(call.out()).isEqualTo("<stdin>: 5 checks, no problems\n");
  }

  @Test
  void whatTheReadmeLinksToIsThere() throws IOException {
    var links = new ArrayList<String>();
    var text = Files.readString(README);
    for (int at = text.indexOf("]("); at >= 0; at = text.indexOf("](", at + 1)) {
      links.add(text.substring(at + 2, text.indexOf(')', at)));
    }
    assertThat(links.stream().filter(link -> !link.contains("://")))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(Checkout.ROOT.resolve(link)).exists());
  }

  private static String timeless(String line) {
    return line.replaceAll(" in [0-9.]+ s$", " in … s");
  }

  private static List<Shown> consoles() throws IOException {
    var consoles = new ArrayList<Shown>();
    var lines = Files.readAllLines(README);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).equals("```console")) {
        continue;
      }
      int end = i + lines.subList(i, lines.size()).indexOf("```");
      assertThat(lines.get(i + 1)).startsWith("$ ");
      consoles.add(
          new Shown(lines.get(i + 1).substring(2), List.copyOf(lines.subList(i + 2, end))));
      i = end;
    }
    return consoles;
  }
}
