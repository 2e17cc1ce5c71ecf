package dev.slipway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/// Golden directories: `<root>/<topic>/<case>/` holds inputs beside the files `expected.*`, which
/// are what the surface gave when somebody last looked. Adding a case is adding a directory.
///
/// With `-Dgolden.write=true` the files are rewritten where they differ, and the test fails that
/// once, so that a person looks at the difference.
public final class Golden {
  private static final String EXPECTED = "expected.";
  private static final boolean WRITE = Boolean.getBoolean("golden.write");

  private Golden() {}

  /// What a case gives now.
  @FunctionalInterface
  public interface Run {
    /// The texts by their file name, `expected.out` say. An empty text is a file that is not there.
    Map<String, String> of(Path directory) throws Exception;
  }

  /// A test for each case below the root, grouped by topic.
  public static Stream<DynamicNode> tests(Path root, Run run) {
    var topics = directories(root);
    if (topics.isEmpty()) {
      throw new IllegalStateException("There are no golden directories in " + root + ".");
    }
    return topics.stream()
        .map(
            topic ->
                dynamicContainer(
                    topic.getFileName().toString(),
                    directories(topic).stream()
                        .map(
                            directory ->
                                dynamicTest(
                                    directory.getFileName().toString(),
                                    () -> check(directory, run, WRITE)))));
  }

  static void check(Path directory, Run run, boolean write) throws Exception {
    var now = new TreeMap<>(run.of(directory));
    now.values().removeIf(String::isEmpty);
    var before = expected(directory);
    if (now.equals(before)) {
      return;
    }
    if (write) {
      write(directory, before, now);
      throw new AssertionError(
          "The golden files of " + directory + " were rewritten; look at the difference.");
    }
    assertThat(joined(now))
        .as("what %s gives, next to its golden files", directory)
        .isEqualTo(joined(before));
  }

  private static Map<String, String> expected(Path directory) throws IOException {
    var texts = new TreeMap<String, String>();
    try (var files = Files.newDirectoryStream(directory, EXPECTED + "*")) {
      for (var file : files) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return texts;
  }

  private static void write(Path directory, Map<String, String> before, Map<String, String> now)
      throws IOException {
    var gone = new TreeSet<>(before.keySet());
    gone.removeAll(now.keySet());
    for (var name : gone) {
      Files.delete(directory.resolve(name));
    }
    for (var file : now.entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
  }

  private static String joined(Map<String, String> texts) {
    return texts.entrySet().stream()
        .map(file -> "--- " + file.getKey() + "\n" + file.getValue())
        .collect(Collectors.joining("\n"));
  }

  private static List<Path> directories(Path parent) {
    try (var children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
