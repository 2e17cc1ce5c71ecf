package dev.slipway.testkit;

import dev.slipway.core.container.FileEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A file system in memory. Folders that nobody made are there, as root's with mode 0755, where
/// something lies in them.
final class FakeFiles {
  private static final int MOST_LINKS = 40;

  private final TreeMap<String, FakeFile> files = new TreeMap<>();

  FakeFiles() {
    files.put("/", FakeFile.directory(0755, 0, 0));
  }

  FakeFiles copy() {
    var copy = new FakeFiles();
    copy.files.putAll(files);
    return copy;
  }

  void put(String path, FakeFile file) {
    if (!path.startsWith("/") || (path.endsWith("/") && path.length() > 1)) {
      throw new IllegalArgumentException("A path is absolute, without a slash at its end: " + path);
    }
    for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
      files.putIfAbsent(path.substring(0, slash), FakeFile.directory(0755, 0, 0));
    }
    files.put(path, file);
  }

  Optional<FileEntry> find(String path) {
    return file(path).map(file -> file.entry(path));
  }

  Optional<FakeFile> file(String path) {
    return real(path).map(files::get);
  }

  /// Where a path lies when the links of its folders are followed, if it is there; a link at its
  /// end is not followed.
  private Optional<String> real(String path) {
    return parent(path)
        .map(folder -> folder.equals("/") ? "/" + name(path) : folder + "/" + name(path))
        .filter(files::containsKey);
  }

  /// Where the folder of a path lies, if it is there.
  Optional<String> parent(String path) {
    var names = names(path);
    return walk(names.subList(0, Math.max(0, names.size() - 1)));
  }

  private Optional<String> walk(List<String> names) {
    var ahead = new ArrayDeque<>(names);
    var here = new ArrayList<String>();
    int links = 0;
    while (!ahead.isEmpty()) {
      var name = ahead.pop();
      if (name.equals("..")) {
        if (!here.isEmpty()) {
          here.removeLast();
        }
        continue;
      }
      here.add(name);
      var file = files.get("/" + String.join("/", here));
      if (file == null || links > MOST_LINKS) {
        return Optional.empty();
      }
      switch (file.type()) {
        case DIRECTORY -> {}
        case SYMLINK -> {
          links++;
          var target = file.linkTarget().orElseThrow();
          if (target.startsWith("/")) {
            here.clear();
          } else {
            here.removeLast();
          }
          names(target).reversed().forEach(ahead::push);
        }
        case FILE, DEVICE, FIFO, SOCKET -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of("/" + String.join("/", here));
  }

  private static List<String> names(String path) {
    var names = new ArrayList<String>();
    for (var name : path.split("/", -1)) {
      if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    return names;
  }

  private static String name(String path) {
    var names = names(path);
    return names.isEmpty() ? "" : names.getLast();
  }
}
