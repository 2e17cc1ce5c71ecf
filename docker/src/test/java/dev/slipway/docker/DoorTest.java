package dev.slipway.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import dev.slipway.docker.EngineLocator.Place;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorTest {
  @TempDir private Path folder;

  @Test
  void everyPlaceIsNamedWithWhatItSaid() throws IOException {
    var missing = folder.resolve("missing.sock");
    var deserted = desertedSocket();
    try (var other = new ScriptedEngine("### GET /_ping\n404 Not Found\n\nwho is there?")) {
      assertThatExceptionOfType(FailureException.class)
          .isThrownBy(
              () ->
                  Door.open(
                      List.of(
                          unix("DOCKER_HOST", missing),
                          unix("usual place", deserted),
                          unix("usual place", other.socket()))))
          .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.ENGINE_UNREACHABLE))
          .withMessage(
              "No container engine answers. unix://%s (DOCKER_HOST): no such file; unix://%s (usual"
                  + " place): connection refused; unix://%s (usual place): answers 404 Not Found.",
              missing, deserted, other.socket())
          .satisfies(
              e ->
                  assertThat(e.failure().hint())
                      .contains(
                          "The socket is there but nobody listens: is the engine running?"
                              + " (`sudo systemctl start docker`)"));
    }
  }

  @Test
  void theFirstThatAnswersIsTheEngine() throws Exception {
    try (var engine = new ScriptedEngine("");
        var opened =
            Door.open(
                List.of(unix("a", folder.resolve("missing.sock")), unix("b", engine.socket())))) {
      assertThat(opened.address()).isEqualTo(new EngineAddress.Unix(engine.socket()));
      assertThat(opened.version()).isEqualTo(new ApiVersion(1, 41));
    }
  }

  @Test
  void aSocketOfOthersIsAMatterOfPermissionNotOfTheEngine() throws IOException {
    var socket = desertedSocket();
    Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isWritable(socket), "Nothing is forbidden to root.");
    assertThatExceptionOfType(FailureException.class)
        .isThrownBy(() -> Door.open(List.of(unix("usual place", socket))))
        .withMessageContaining("permission denied")
        .satisfies(
            e -> assertThat(e.failure().hint().orElseThrow()).contains("usermod -aG docker"));
  }

  @Test
  void nothingAtAllIsToldHowToBegin() {
    assertThatExceptionOfType(FailureException.class)
        .isThrownBy(() -> Door.open(List.of(unix("usual place", folder.resolve("missing.sock")))))
        .satisfies(
            e ->
                assertThat(e.failure().hint())
                    .contains(
                        "Start Docker or Podman, or name the engine with --engine or"
                            + " DOCKER_HOST."));
  }

  @Test
  void aHostThatRefusesIsNamed() throws IOException {
    int free;
    try (var server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      free = ((InetSocketAddress) server.getLocalAddress()).getPort();
    }
    var place = new Place("DOCKER_HOST", new EngineAddress.Tcp("127.0.0.1", free));
    assertThatExceptionOfType(FailureException.class)
        .isThrownBy(() -> Door.open(List.of(place)))
        .withMessageContaining("tcp://127.0.0.1:" + free + " (DOCKER_HOST): connection refused.");
  }

  @Test
  void interruptionEndsTheKnocking() throws Exception {
    var knocked = new CountDownLatch(1);
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      var socket = folder.resolve("mute.sock");
      server.bind(UnixDomainSocketAddress.of(socket));
      var outcome = new AtomicReference<Throwable>();
      var thread =
          Thread.ofPlatform()
              .start(
                  () -> {
                    knocked.countDown();
                    try {
                      Door.open(List.of(unix("usual place", socket))).close();
                    } catch (InterruptedException e) {
                      outcome.set(e);
                    }
                  });
      knocked.await();
      thread.interrupt();
      thread.join();
      assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
    }
  }

  private Path desertedSocket() throws IOException {
    var socket = folder.resolve("deserted.sock");
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
    }
    return socket;
  }

  private static Place unix(String origin, Path socket) {
    return new Place(origin, new EngineAddress.Unix(socket));
  }
}
