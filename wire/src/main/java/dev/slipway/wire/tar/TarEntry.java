package dev.slipway.wire.tar;

import dev.slipway.core.container.FileEntry;
import java.util.Optional;

/// One entry of an archive.
///
/// @param name as stored: perhaps with `./` or `/` before it, `/` after it, or `..` in it
/// @param file its path is the name seen from the root, `..` never leading above it. A hard link is
///   a `FILE` of size 0. Owners above 2³¹ come out negative, as `Integer.toUnsignedLong` reads them
/// @param hardLink the path of the other entry, seen from the root as `file`'s own
public record TarEntry(String name, FileEntry file, Optional<String> hardLink) {
  /// The path that an entry of this name has, seen from the root: `/a/b` for `./a//b/`.
  public static String rooted(String name) {
    var path = new StringBuilder(name.length() + 1);
    int start = 0;
    while (start <= name.length()) {
      int slash = name.indexOf('/', start);
      int end = slash < 0 ? name.length() : slash;
      var part = name.substring(start, end);
      if (part.equals("..")) {
        path.setLength(Math.max(0, path.lastIndexOf("/")));
      } else if (!part.isEmpty() && !part.equals(".")) {
        path.append('/').append(part);
      }
      start = end + 1;
    }
    return path.isEmpty() ? "/" : path.toString();
  }
}
