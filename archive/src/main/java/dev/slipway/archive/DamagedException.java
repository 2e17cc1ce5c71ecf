package dev.slipway.archive;

import dev.slipway.archive.zstd.MalformedZstdException;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;

/// Bytes are not what the archive says they are. The message is a clause for a sentence that names
/// the archive.
final class DamagedException extends IOException {
  DamagedException(String clause) {
    super(clause);
  }

  /// What to say of whatever went wrong while bytes were read. The JDK's words for a stream that
  /// breaks off are about its own insides.
  static String clause(Exception e) {
    return switch (e) {
      case EOFException _ -> "its compressed data breaks off";
      case ZipException _, MalformedZstdException _ ->
          "its compressed data is damaged (" + e.getMessage() + ")";
      default -> String.valueOf(e.getMessage());
    };
  }
}
