package dev.slipway.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Why a file could not be had or made, as what follows a colon: the JDK's messages are often a
/// path alone.
final class FileTrouble {
  private FileTrouble() {}

  static String of(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such folder";
      case FileAlreadyExistsException there -> there.getFile() + " is a file";
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException other when other.getReason() != null ->
          String.valueOf(other.getReason());
      default -> String.valueOf(e.getMessage());
    };
  }
}
