package dev.slipway.archive;

import dev.slipway.core.container.FileEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files of an image, made by applying its layers, oldest first. Links are followed inside the
/// tree only, as a process whose root it is would see them. To be read by several threads once all
/// layers are in.
final class FileTree {
  /// As many as Linux follows.
  private static final int MAXIMUM_LINKS = 40;

  private final Node root = Node.folder(-1);

  /// What one layer does to a path.
  sealed interface Change {
    record Put(String path, Node node) implements Change {}

    record Link(String path, String target) implements Change {}

    record Whiteout(String path) implements Change {}

    record Opaque(String folder) implements Change {}
  }

  void apply(int layer, List<Change> changes) throws DamagedException {
    for (var change : changes) {
      switch (change) {
        case Change.Put(var path, var node) -> put(path, node);
        case Change.Link(var path, var target) -> {
          var file = find(target);
          if (file == null || file.isFolder()) {
            throw new DamagedException(
                path + " is a hard link to " + target + ", which is no file");
          }
          put(path, file.linkedIn(layer));
        }
        case Change.Whiteout(var path) -> {
          var parent = folder(parent(path), false);
          if (parent != null) {
            parent.hide(name(path), layer);
          }
        }
        case Change.Opaque(var path) -> {
          var folder = folder(path, false);
          if (folder != null) {
            folder.hideAll(layer);
          }
        }
      }
    }
  }

  private void put(String path, Node node) throws DamagedException {
    if (path.equals("/")) {
      return;
    }
    var parent = folder(parent(path), true);
    if (parent == null) {
      throw new DamagedException(path + " is behind a circle of symbolic links");
    }
    parent.put(name(path), node);
  }

  private static String parent(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// What is at the path; a link as its last part is not followed.
  @Nullable Node find(String path) {
    var parts = parts(path);
    if (parts.isEmpty() || parts.getLast().equals("..")) {
      return walk(parts, false);
    }
    var last = parts.removeLast();
    var parent = walk(parts, false);
    return parent == null ? null : parent.child(last);
  }

  private @Nullable Node folder(String path, boolean create) {
    return walk(parts(path), create);
  }

  /// Null when there is no such folder, or only a circle of links.
  private @Nullable Node walk(Deque<String> parts, boolean create) {
    var trail = new ArrayList<Node>();
    trail.add(root);
    int links = 0;
    while (!parts.isEmpty()) {
      var part = parts.removeFirst();
      var here = trail.getLast();
      if (part.equals("..")) {
        if (trail.size() > 1) {
          trail.removeLast();
        }
        continue;
      }
      var next = here.child(part);
      if (next != null && next.type() == FileEntry.Type.SYMLINK) {
        if (++links > MAXIMUM_LINKS) {
          return null;
        }
        var target = next.link() == null ? "" : next.link();
        if (target.startsWith("/")) {
          trail.subList(1, trail.size()).clear();
        }
        parts(target).reversed().forEach(parts::addFirst);
        continue;
      }
      if (next == null || !next.isFolder()) {
        if (!create) {
          return null;
        }
        next = Node.folder(here.layer);
        here.put(part, next);
      }
      trail.add(next);
    }
    return trail.getLast();
  }

  private static Deque<String> parts(String path) {
    var parts = new ArrayDeque<String>();
    for (var part : path.split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return parts;
  }
}
