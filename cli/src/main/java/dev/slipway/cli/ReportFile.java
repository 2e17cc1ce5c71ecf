package dev.slipway.cli;

import dev.slipway.core.failure.Failure;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A report on disk: whole or not there, since others may be reading it.
final class ReportFile {
  private ReportFile() {}

  static void write(String name, String text) {
    try {
      var file = Path.of(name).toAbsolutePath();
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        // A pipe or a device, such as /dev/stdout, is written to as it is.
        Files.writeString(file, text);
        return;
      }
      // Not a temporary file of the JDK's, which only its owner could read.
      var next =
          file.resolveSibling(
              "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
      try {
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(next);
      }
    } catch (IOException | InvalidPathException e) {
      throw new FailureException(
          Failure.of(
              FailureCode.UNWRITABLE,
              "The report "
                  + name
                  + " could not be written: "
                  + (e instanceof IOException io ? FileTrouble.of(io) : "this is no path")
                  + "."),
          e);
    }
  }
}
