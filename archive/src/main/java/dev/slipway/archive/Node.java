package dev.slipway.archive;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.FileEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One file of the image as the layers so far have left it. Kept small: images have hundreds of
/// thousands.
final class Node {
  /// The layer that put the name here, which no whiteout of that same layer hides.
  final int layer;

  /// The layer that has the bytes, and where the entry starts in its tar.
  final int contentLayer;

  final long start;

  private final FileEntry.Type type;
  private final int mode;
  private final int uid;
  private final int gid;
  private final long size;
  private final long second;
  private final int nano;
  private final @Nullable String link;

  /// Null until the first child.
  private @Nullable Map<String, Node> children;

  @SuppressWarnings("JavaInstantGetSecondsGetNano") // Together they are the whole time.
  Node(int layer, long start, FileEntry file) {
    this.layer = layer;
    this.contentLayer = layer;
    this.start = start;
    this.type = file.type();
    this.mode = file.mode();
    this.uid = file.uid();
    this.gid = file.gid();
    this.size = file.size().bytes();
    this.second = file.modified().getEpochSecond();
    this.nano = file.modified().getNano();
    this.link = file.linkTarget().orElse(null);
  }

  /// Another name for the file, put there by the layer.
  private Node(int layer, Node file) {
    this.layer = layer;
    this.contentLayer = file.contentLayer;
    this.start = file.start;
    this.type = file.type;
    this.mode = file.mode;
    this.uid = file.uid;
    this.gid = file.gid;
    this.size = file.size;
    this.second = file.second;
    this.nano = file.nano;
    this.link = file.link;
  }

  /// A folder that no layer describes: what is in it is there, so it is.
  static Node folder(int layer) {
    return new Node(
        layer,
        0,
        new FileEntry(
            "",
            FileEntry.Type.DIRECTORY,
            0755,
            0,
            0,
            ByteCount.of(0),
            Optional.empty(),
            Instant.EPOCH));
  }

  Node linkedIn(int layer) {
    return new Node(layer, this);
  }

  FileEntry entry(String path) {
    return new FileEntry(
        path,
        type,
        mode,
        uid,
        gid,
        ByteCount.of(size),
        Optional.ofNullable(link),
        Instant.ofEpochSecond(second, nano));
  }

  FileEntry.Type type() {
    return type;
  }

  boolean isFolder() {
    return type == FileEntry.Type.DIRECTORY;
  }

  @Nullable String link() {
    return link;
  }

  @Nullable Node child(String name) {
    return children == null ? null : children.get(name);
  }

  /// Puts a child; a folder over a folder keeps what is in it.
  void put(String name, Node child) {
    if (children == null) {
      children = new HashMap<>(4);
    }
    var before = children.put(name, child);
    if (before != null && before.isFolder() && child.isFolder()) {
      child.children = before.children;
    }
  }

  /// Hides a child of the layers below; what the layer itself put there stays.
  void hide(String name, int layer) {
    var child = child(name);
    if (child == null || children == null) {
      return;
    }
    child.hideAll(layer);
    if (child.layer < layer && (child.children == null || child.children.isEmpty())) {
      children.remove(name);
    }
  }

  /// Hides all children of the layers below.
  void hideAll(int layer) {
    if (children == null) {
      return;
    }
    children
        .values()
        .removeIf(
            child -> {
              child.hideAll(layer);
              return child.layer < layer && (child.children == null || child.children.isEmpty());
            });
  }
}
