package dev.slipway.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.FileEntry;
import dev.slipway.core.failure.Failure;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import dev.slipway.wire.http.Deadline;
import dev.slipway.wire.http.HttpResponse;
import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonException;
import dev.slipway.wire.tar.MalformedTarException;
import dev.slipway.wire.tar.TarEntry;
import dev.slipway.wire.tar.TarReader;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// The answer to `GET /containers/{id}/archive`: an archive of one path, with a description in a
/// header.
final class PathArchive implements Closeable {
  private final EngineApi api;
  private final EngineCall call;
  private final String path;
  private final HttpResponse response;
  private final TarReader tar;

  private PathArchive(EngineApi api, EngineCall call, String path, HttpResponse response) {
    this.api = api;
    this.call = call;
    this.path = path;
    this.response = response;
    this.tar = TarReader.of(response.body());
  }

  /// Empty where the path leads nowhere.
  static Optional<PathArchive> open(EngineApi api, String container, String path)
      throws InterruptedException {
    var target =
        Target.of("/containers/" + container + "/archive").with("path", withoutEndingSlash(path));
    var call = EngineCall.get("give " + path + " of an image", target.toString());
    try {
      return Optional.of(new PathArchive(api, call, path, api.open(call)));
    } catch (EngineRefusal e) {
      boolean nowhere =
          (e.isMissing() && !e.isMissingContainer())
              || EngineWords.mentions(e.words(), "not a directory")
              || EngineWords.mentions(e.words(), "too many levels of symbolic links")
              || EngineWords.mentions(e.words(), "no such file");
      if (nowhere) {
        return Optional.empty();
      }
      throw DockerEngine.failure(call, e);
    }
  }

  /// With it the engine would follow a link.
  private static String withoutEndingSlash(String path) {
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  /// Podman archives what a link at the path's end leads to.
  boolean isFollowedLink(FileEntry entry) {
    return entry.type() != FileEntry.Type.SYMLINK
        && stated().map(FileEntry::type).equals(Optional.of(FileEntry.Type.SYMLINK));
  }

  /// The entry of this name in the folder that this is the archive of.
  Optional<FileEntry> child(String name) throws InterruptedException {
    try {
      var suffix = "/" + name;
      int depth = path.equals("/") ? 1 : 2;
      for (var entry = tar.next(); entry.isPresent(); entry = tar.next()) {
        var at = entry.get().file().path();
        if (at.endsWith(suffix) && at.chars().filter(c -> c == '/').count() == depth) {
          return entry.map(TarEntry::file);
        }
      }
      return Optional.empty();
    } catch (MalformedTarException e) {
      throw malformed(e);
    } catch (IOException e) {
      throw api.broken(call, e);
    }
  }

  /// What the first header says; empty for a socket, which no archive can hold.
  Optional<FileEntry> first() throws InterruptedException {
    try {
      return tar.next().map(entry -> at(path, entry.file()));
    } catch (MalformedTarException e) {
      throw malformed(e);
    } catch (IOException e) {
      throw api.broken(call, e);
    }
  }

  /// Its name in the archive is the last part of the path only.
  static FileEntry at(String path, FileEntry entry) {
    return new FileEntry(
        path,
        entry.type(),
        entry.mode(),
        entry.uid(),
        entry.gid(),
        entry.size(),
        entry.linkTarget(),
        entry.modified());
  }

  /// Reads the rest, which gives the connection back.
  void finish() throws InterruptedException {
    try {
      response.body().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw api.broken(call, e);
    }
  }

  /// The bytes of the entry that [#first] gave. Closing them closes the archive.
  InputStream content() {
    response.expireAt(Deadline.NONE);
    return new FilterInputStream(tar.content()) {
      @Override
      public void close() {
        PathArchive.this.close();
      }
    };
  }

  /// What the header field says, which leaves out the owner.
  Optional<FileEntry> stated() {
    return response.headers().first("X-Docker-Container-Path-Stat").map(this::stated);
  }

  private FileEntry stated(String base64) {
    try {
      var json = Json.parse(new String(Base64.getDecoder().decode(base64), UTF_8));
      long mode = json.number("mode").orElse(0L);
      return new FileEntry(
          path,
          GoFileMode.type(mode),
          GoFileMode.permissions(mode),
          0,
          0,
          ByteCount.of(Math.max(0, json.number("size").orElse(0L))),
          Optional.empty(),
          json.text("mtime").flatMap(Timestamp::parse).orElse(Instant.EPOCH));
    } catch (IllegalArgumentException | JsonException e) {
      throw malformed(e);
    }
  }

  private FailureException malformed(RuntimeException e) {
    return new FailureException(
        Failure.of(
            FailureCode.ENGINE_ERROR,
            "The engine was asked to "
                + call.doing()
                + " and its archive is damaged: "
                + e.getMessage()
                + "."),
        e);
  }

  @Override
  public void close() {
    response.close();
  }
}
