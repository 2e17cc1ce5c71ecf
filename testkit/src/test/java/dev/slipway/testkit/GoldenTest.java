package dev.slipway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GoldenTest {
  private static final Golden.Run GIVES_HELLO =
      _ -> Map.of("expected.out", "hello\n", "expected.err", "");

  @TempDir private Path root;

  @Test
  void aCaseThatGivesWhatItsFilesSayPasses() throws IOException {
    var directory = caseWith("expected.out", "hello\n");
    assertThatCode(() -> Golden.check(directory, GIVES_HELLO, false)).doesNotThrowAnyException();
  }

  @Test
  void aDifferenceFailsWithBothTexts() throws IOException {
    var directory = caseWith("expected.out", "good bye\n");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Golden.check(directory, GIVES_HELLO, false))
        .withMessageContaining("next to its golden files");
    assertThat(directory.resolve("expected.out")).hasContent("good bye\n");
  }

  @Test
  void aFileThatIsExpectedAndNotGivenFails() throws IOException {
    var directory = caseWith("expected.err", "oh\n");
    Files.writeString(directory.resolve("expected.out"), "hello\n");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Golden.check(directory, GIVES_HELLO, false));
  }

  @Test
  void rewritingFailsOnceAndThenPasses() throws IOException {
    var directory = caseWith("expected.err", "oh\n");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Golden.check(directory, GIVES_HELLO, true))
        .withMessageContaining("were rewritten");
    assertThat(directory.resolve("expected.err")).doesNotExist();
    assertThat(directory.resolve("expected.out")).hasContent("hello\n");
    assertThatCode(() -> Golden.check(directory, GIVES_HELLO, true)).doesNotThrowAnyException();
  }

  @Test
  void casesAreGroupedByTopic() throws IOException {
    caseWith("expected.out", "hello\n");
    var topics = Golden.tests(root, GIVES_HELLO).toList();
    assertThat(topics).extracting(DynamicNode::getDisplayName).containsExactly("topic");
    assertThat(((DynamicContainer) topics.getFirst()).getChildren())
        .extracting(DynamicNode::getDisplayName)
        .containsExactly("case");
  }

  @Test
  void aRootWithoutTopicsIsNoSilentSuccess() {
    assertThatIllegalStateException().isThrownBy(() -> Golden.tests(root, GIVES_HELLO));
  }

  private Path caseWith(String file, String text) throws IOException {
    var directory = Files.createDirectories(root.resolve("topic/case"));
    Files.writeString(directory.resolve(file), text);
    return directory;
  }
}
