package dev.slipway.validate.options;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
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
  /// Reads a text file.
  public interface Files {
    String read(Path path) throws IOException;
  }

  public Surroundings {
    environment = Map.copyOf(environment);
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
    } catch (InvalidPathException e) {
      // Its message repeats the text, with whatever is in it.
      return new Unreadable("it is no path");
    } catch (FileSystemException e) {
      return new Unreadable(e.getReason() == null ? "the system refuses" : e.getReason());
    } catch (IOException e) {
      return new Unreadable(String.valueOf(e.getMessage()));
    }
  }
}
