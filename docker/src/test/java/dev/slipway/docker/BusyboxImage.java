package dev.slipway.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.slipway.wire.http.HttpRequest;
import dev.slipway.wire.http.RequestBody;
import dev.slipway.wire.tar.TarWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A small image of this machine's static busybox, put into the engine once.
final class BusyboxImage {
  /// Podman gives every import the tag `latest`, so the number is part of the name.
  static final String NAME = "slipway-contract/busybox-1:latest";

  static final String UNFETCHABLE = "localhost:1/slipway-contract/busybox-1:here";

  private static final List<String> APPLETS =
      List.of(
          "cat", "echo", "env", "head", "httpd", "id", "pwd", "seq", "sh", "sleep", "sort", "true",
          "yes");

  private BusyboxImage() {}

  static synchronized void ensure(EngineApi api) throws InterruptedException {
    try {
      if (!has(api, UNFETCHABLE)) {
        api.run(
            new EngineCall(
                "import busybox",
                HttpRequest.of(
                        "POST",
                        Target.of("/images/create")
                            .with("fromSrc", "-")
                            .with("repo", "docker.io/" + NAME.substring(0, NAME.lastIndexOf(':')))
                            .with("changes", "ENV HARBOUR=home")
                            .toString())
                    .withHeader("Content-Type", "application/x-tar")
                    .withBody(RequestBody.of(archive())),
                Optional.of(Duration.ofMinutes(1))));
        api.run(
            EngineCall.post(
                "tag busybox",
                Target.of("/images/docker.io/" + NAME + "/tag")
                    .with("repo", UNFETCHABLE.substring(0, UNFETCHABLE.lastIndexOf(':')))
                    .with("tag", "here")
                    .toString()));
      }
    } catch (EngineRefusal e) {
      throw new AssertionError(e);
    }
  }

  private static boolean has(EngineApi api, String image) throws InterruptedException {
    try {
      api.run(EngineCall.get("inspect", "/images/" + image + "/json"));
      return true;
    } catch (EngineRefusal _) {
      return false;
    }
  }

  private static byte[] archive() {
    var bytes = new ByteArrayOutputStream();
    try (var tar = TarWriter.to(bytes)) {
      tar.directory("bin/").file("bin/busybox", 0755, busybox());
      for (var applet : APPLETS) {
        tar.symlink("bin/" + applet, "busybox");
      }
      tar.directory("etc/")
          .file("etc/passwd", "root:x:0:0:root:/:/bin/sh\n".getBytes(UTF_8))
          .file("etc/ship", 0640, "ahoy\n".getBytes(UTF_8))
          .symlink("etc/boat", "ship")
          .symlink("settings", "etc");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] busybox() throws IOException {
    for (var place : List.of("/bin/busybox", "/usr/bin/busybox")) {
      if (Files.isExecutable(Path.of(place))) {
        return Files.readAllBytes(Path.of(place));
      }
    }
    return abort("There is no busybox on this machine; on Debian, install busybox-static.");
  }
}
