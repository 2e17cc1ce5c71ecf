package dev.slipway.archive;

import dev.slipway.core.failure.Failure;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Where an image is in files: `docker-archive:PATH[:NAME]`, `oci:FOLDER[:NAME]` or
/// `oci-archive:PATH[:NAME]`, the spelling of skopeo and podman. A path holds no colon.
///
/// @param name which image, where there are several: a name with or without tag, as the archive
///   lists it
public record ArchiveReference(Form form, Path path, Optional<String> name) {
  /// How an archive is laid out.
  public enum Form {
    /// What `docker save` writes: a tar with a `manifest.json`.
    DOCKER_ARCHIVE("docker-archive"),
    /// A folder with an `index.json`, the OCI image layout.
    OCI("oci"),
    /// The same in a tar.
    OCI_ARCHIVE("oci-archive");

    private final String word;

    Form(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /// Empty when the text has none of the forms; [#problem] says why.
  public static Optional<ArchiveReference> parse(String text) {
    for (var form : Form.values()) {
      var prefix = form + ":";
      if (text.startsWith(prefix)) {
        var parts = text.substring(prefix.length()).split(":", 2);
        if (parts[0].isEmpty() || (parts.length > 1 && parts[1].isEmpty())) {
          return Optional.empty();
        }
        try {
          var name = parts.length > 1 ? Optional.of(parts[1]) : Optional.<String>empty();
          return Optional.of(new ArchiveReference(form, Path.of(parts[0]), name));
        } catch (InvalidPathException _) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /// Why [#parse] gives nothing for this text, in one sentence.
  public static String problem(String text) {
    return "`"
        + text
        + "` names no image in files: the forms are docker-archive:FILE[:NAME], oci:FOLDER[:NAME]"
        + " and oci-archive:FILE[:NAME].";
  }

  /// The same files, whichever image is meant.
  String archive() {
    return form + ":" + path;
  }

  FailureException unreadable(String clause, Throwable cause) {
    return new FailureException(
        Failure.of(FailureCode.UNREADABLE, "Cannot read " + archive() + ": " + clause + "."),
        cause);
  }

  FailureException unreadable(String clause) {
    return new FailureException(
        FailureCode.UNREADABLE, "Cannot read " + archive() + ": " + clause + ".");
  }

  FailureException unreadable(String clause, String hint) {
    return new FailureException(
        FailureCode.UNREADABLE, "Cannot read " + archive() + ": " + clause + ".", hint);
  }

  @Override
  public String toString() {
    return archive() + name.map(n -> ":" + n).orElse("");
  }
}
