package dev.slipway.docker;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.ContainerSpec;
import dev.slipway.core.container.DeviceMapping;
import dev.slipway.core.container.GpuRequest;
import dev.slipway.core.container.Healthcheck;
import dev.slipway.core.container.Mount;
import dev.slipway.core.container.Platform;
import dev.slipway.core.container.Port;
import dev.slipway.core.container.PublishedPort;
import dev.slipway.core.container.Ulimit;
import dev.slipway.testkit.Golden;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// The bodies in which containers are asked for, by the directories' names.
class SpecGoldenTest {
  private static final ApiVersion OLD = ApiVersion.OLDEST;
  private static final ApiVersion NEW = ApiVersion.NEWEST;

  @TestFactory
  Stream<DynamicNode> specsAreWrittenAsBefore() {
    return Golden.tests(Path.of("src/test/golden/specs"), SpecGoldenTest::write);
  }

  private static Map<String, String> write(Path directory) {
    return Map.of("expected.json", body(directory.getFileName().toString()) + "\n");
  }

  private static String body(String name) {
    var spec = ContainerSpec.of("busybox");
    return switch (name) {
      case "bare" -> json(OLD, spec);
      case "program" -> json(OLD, program(spec));
      case "program-removed" -> json(OLD, spec.entrypoint(List.of()).command(List.of()));
      case "network" -> json(OLD, network(spec));
      case "network-of-new-engines" -> json(NEW, network(spec));
      case "ports-of-a-remote-engine" ->
          new ContainerJson(OLD, Optional.of("0.0.0.0")).of(ports(spec).build()).writePretty();
      case "mounts" -> json(OLD, mounts(spec));
      case "limits" -> json(OLD, limits(spec));
      case "isolation" -> json(OLD, isolation(spec));
      case "hardware" -> json(OLD, hardware(spec));
      case "everything" ->
          json(
              NEW,
              hardware(isolation(limits(mounts(network(program(spec))))))
                  .platform(Platform.parse("linux/arm64").orElseThrow())
                  .label("b", "2")
                  .label("a", ""));
      default -> throw new IllegalArgumentException("No such spec: " + name);
    };
  }

  private static String json(ApiVersion version, ContainerSpec.Builder spec) {
    return new ContainerJson(version, Optional.empty()).of(spec.build()).writePretty();
  }

  private static ContainerSpec.Builder program(ContainerSpec.Builder spec) {
    return spec.entrypoint(List.of("/entry", "--flag"))
        .command(List.of("serve", "a \"quoted\" ğ"))
        .env("Z", "1")
        .env("A", "x=y")
        .env("EMPTY", "")
        .user("1000:100")
        .group("video")
        .group("27")
        .workdir("/srv")
        .tty(true)
        .stdin(true)
        .init(true)
        .stopSignal("SIGQUIT")
        .stopTimeout(Duration.ofMillis(2500))
        .healthcheck(
            new Healthcheck(
                List.of("CMD", "true"),
                Optional.of(Duration.ofSeconds(1)),
                Optional.of(Duration.ofMillis(200)),
                Optional.of(Duration.ZERO),
                Optional.of(3)));
  }

  private static ContainerSpec.Builder network(ContainerSpec.Builder spec) {
    return ports(spec)
        .networkMode("backend")
        .alias("db")
        .publishAll(true)
        .hostname("box")
        .domainname("example.org")
        .macAddress("02:42:ac:11:00:02")
        .extraHost("registry:10.0.0.1")
        .dns("10.0.0.2")
        .dnsSearch("example.org")
        .dnsOption("ndots:1");
  }

  private static ContainerSpec.Builder ports(ContainerSpec.Builder spec) {
    return spec.port(PublishedPort.onLoopback(Port.tcp(8080)))
        .port(new PublishedPort(new Port(53, Port.Protocol.UDP), "0.0.0.0", 5353))
        .port(new PublishedPort(Port.tcp(8080), "10.1.2.3", 80));
  }

  private static ContainerSpec.Builder mounts(ContainerSpec.Builder spec) {
    return spec.mount(new Mount.Bind("/host", "/in", List.of("ro", "z")))
        .mount(new Mount.Bind("/host2", "/in2", List.of()))
        .mount(new Mount.AnonymousVolume("/data"))
        .mount(new Mount.NamedVolume("cache", "/cache", List.of("nocopy")))
        .mount(new Mount.Tmpfs("/tmp", List.of("size=64m", "mode=1777")))
        .mount(new Mount.Tmpfs("/run", List.of()));
  }

  private static ContainerSpec.Builder limits(ContainerSpec.Builder spec) {
    return spec.memory(ByteCount.ofMebibytes(64))
        .memorySwap(-1)
        .memoryReservation(ByteCount.ofMebibytes(32))
        .nanoCpus(1_500_000_000)
        .cpuShares(512)
        .cpuset("0-1")
        .pids(100)
        .shm(ByteCount.ofMebibytes(128))
        .oomScoreAdj(-500)
        .ulimit(new Ulimit("nofile", 1024, 2048))
        .ulimit(new Ulimit("core", -1, -1));
  }

  private static ContainerSpec.Builder isolation(ContainerSpec.Builder spec) {
    return spec.privileged(true)
        .readOnly(true)
        .capAdd("NET_ADMIN")
        .capDrop("ALL")
        .securityOption("no-new-privileges")
        .ipc("host")
        .pid("host")
        .uts("host")
        .userns("host")
        .cgroupns("private")
        .cgroupParent("/slipway")
        .runtime("runsc")
        .sysctl("net.core.somaxconn", "1024");
  }

  private static ContainerSpec.Builder hardware(ContainerSpec.Builder spec) {
    return spec.device(new DeviceMapping("/dev/fuse", "/dev/fuse", "rwm"))
        .gpu(new GpuRequest(-1, List.of(), List.of("gpu"), "", Map.of()))
        .gpu(
            new GpuRequest(
                0,
                List.of("GPU-1", "GPU-2"),
                List.of("gpu", "utility"),
                "nvidia",
                Map.of("k", "v")));
  }
}
