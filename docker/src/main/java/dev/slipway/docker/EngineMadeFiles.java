package dev.slipway.docker;

import dev.slipway.core.container.FileEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Tells the image's own files from those that Docker puts into every container, so that an image
/// is not said to have an `/etc/hosts` that only its container has.
///
/// Docker makes them empty, all at one moment, and only where the image has none; `/.dockerenv` is
/// one of them and tells the moment.
///
/// @param made when they were made; empty where the engine makes none
record EngineMadeFiles(Optional<Instant> made) {
  static final String MARK = "/.dockerenv";

  private static final Set<String> PLACES =
      Set.of(
          MARK,
          "/dev",
          "/dev/console",
          "/dev/pts",
          "/dev/shm",
          "/etc/hostname",
          "/etc/hosts",
          "/etc/mtab",
          "/etc/resolv.conf",
          "/proc",
          "/sys");

  /// It takes a few milliseconds to make them all.
  private static final Duration MOMENT = Duration.ofSeconds(1);

  /// An image that was made from a container's files has a mark of its own, older than itself.
  static EngineMadeFiles of(Optional<FileEntry> mark, Optional<Instant> imageCreated) {
    return new EngineMadeFiles(
        mark.map(FileEntry::modified)
            .filter(time -> imageCreated.isEmpty() || time.isAfter(imageCreated.get())));
  }

  static boolean mayBe(String path, FileEntry entry) {
    return PLACES.contains(path)
        && (entry.type() != FileEntry.Type.FILE || entry.size().bytes() == 0);
  }

  boolean include(String path, FileEntry entry) {
    return made.isPresent()
        && mayBe(path, entry)
        && Duration.between(made.get(), entry.modified()).abs().compareTo(MOMENT) <= 0;
  }
}
