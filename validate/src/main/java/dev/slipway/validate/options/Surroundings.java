package dev.slipway.validate.options;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/// What options refer to beyond themselves.
///
/// @param environment for `--env NAME`
/// @param folder what relative paths start from
/// @param files for `--env-file`, `--label-file` and seccomp profiles
public record Surroundings(Map<String, String> environment, Path folder, Files files) {
  /// Lists of variables are short; what is longer was named by mistake.
  private static final int MAXIMUM = 1 << 20;

  /// Reads a text file.
  public interface Files {
    String read(Path path) throws IOException;
  }

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /// The working folder and its files.
  static Surroundings here(Map<String, String> environment) {
    return new Surroundings(environment, Path.of("").toAbsolutePath(), Surroundings::readBounded);
  }

  private static String readBounded(Path path) throws IOException {
    try (var in = java.nio.file.Files.newInputStream(path)) {
      var bytes = in.readNBytes(MAXIMUM + 1);
      if (bytes.length > MAXIMUM) {
        throw new IOException("it is longer than 1 MiB");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /// A file's text, or why there is none.
  sealed interface Content {}

  record Text(String text) implements Content {}

  record Unreadable(String why) implements Content {}

  Content text(String name) {
    try {
      return new Text(files.read(folder.resolve(name)));
    } catch (NoSuchFileException _) {
      return new Unreadable("there is no such file");
    } catch (AccessDeniedException _) {
      return new Unreadable("permission is denied");
    } catch (IOException | InvalidPathException e) {
      return new Unreadable(String.valueOf(e.getMessage()));
    }
  }
}
