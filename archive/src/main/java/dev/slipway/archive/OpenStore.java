package dev.slipway.archive;

import dev.slipway.core.failure.Failure;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import dev.slipway.wire.tar.MalformedTarException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Opens the files behind a reference, whatever they are packed in.
final class OpenStore {
  private OpenStore() {}

  static Store of(ArchiveReference reference) {
    var path = reference.path();
    if (!Files.exists(path)) {
      throw reference.unreadable("there is no such file or folder");
    }
    if (Files.isDirectory(path)) {
      if (reference.form() != ArchiveReference.Form.OCI) {
        throw reference.unreadable("it is a folder, not a tar", "Try oci:" + path);
      }
      return new FolderStore(path);
    }
    if (reference.form() == ArchiveReference.Form.OCI) {
      throw reference.unreadable(
          "it is a file, not a folder", "Try oci-archive:" + path + " or docker-archive:" + path);
    }
    RandomAccess file = null;
    try {
      file = RandomAccess.open(path);
      file = plain(reference, file);
      return TarStore.of(file);
    } catch (DamagedException | MalformedTarException e) {
      close(file);
      throw reference.unreadable("it is no tar archive, or a damaged one: " + e.getMessage(), e);
    } catch (IOException e) {
      close(file);
      throw reference.unreadable(DamagedException.clause(e), e);
    } catch (RuntimeException e) {
      close(file);
      throw e;
    }
  }

  private static void close(@Nullable RandomAccess file) {
    if (file != null) {
      file.close();
    }
  }

  /// The file itself, or an unpacked copy that has no name and goes when it is closed.
  private static RandomAccess plain(ArchiveReference reference, RandomAccess file)
      throws IOException {
    try (var head = new BufferedInputStream(file.slice(0, 4))) {
      if (Compression.detect(head) == Compression.NONE) {
        return file;
      }
    }
    var folder = spoolFolder();
    try (file;
        var unpacked = Compression.unpacked(file.slice(0, file.size()))) {
      return RandomAccess.spool(unpacked, folder);
    } catch (RandomAccess.SpoolException e) {
      throw new FailureException(
          Failure.of(
              FailureCode.UNWRITABLE,
              "Cannot unpack "
                  + reference.archive()
                  + " into "
                  + folder
                  + ": "
                  + e.getMessage()
                  + ".",
              "Give an archive that is not compressed as a whole."),
          e);
    }
  }

  /// Multi-gigabyte files belong where memory is not used for them, as often in `/tmp`.
  private static Path spoolFolder() {
    var folder = Path.of("/var/tmp");
    return Files.isWritable(folder) ? folder : Path.of(System.getProperty("java.io.tmpdir"));
  }
}
