package dev.slipway.validate.options;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.slipway.manifest.Located;
import dev.slipway.manifest.Parsed;
import dev.slipway.manifest.Place;
import dev.slipway.manifest.Problem;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class DockerRunOptionsTest {
  static final Surroundings SURROUNDINGS =
      new Surroundings(Map.of("HOME", "/home/me"), Path.of("/project"), DockerRunOptionsTest::file);

  private static String file(Path path) throws IOException {
    return switch (path.toString()) {
      case "/project/app.env" -> "\uFEFF# settings\n\nMODE=file\n  NAME=a b \nHOME\nABSENT\n";
      case "/project/app.labels" -> "team=harbour\nbare\n";
      case "/project/bad.env" -> "A B=1\n";
      case "/project/own.labels" -> "dev.slipway.run=1\n";
      case "/project/seccomp.json" -> "{ \"defaultAction\" : \"SCMP_ACT_ALLOW\" }\n";
      case "/project/broken.json" -> "{";
      default -> throw new NoSuchFileException(path.toString());
    };
  }

  static List<Located<String>> words(List<String> texts) {
    var words = new ArrayList<Located<String>>();
    for (var text : texts) {
      words.add(new Located<>(text, new Place("m.yaml", words.size() + 1, 1)));
    }
    return words;
  }

  private static ContainerSpec applied(String... words) {
    var parsed = DockerRunOptions.parse(words(List.of(words)), SURROUNDINGS);
    return switch (parsed) {
      case Parsed.Read<DockerRunOptions>(var options, _) ->
          options.applyTo(ContainerSpec.of("image")).build();
      case Parsed.Rejected<DockerRunOptions>(var problems) ->
          throw new AssertionError(problems.toString());
    };
  }

  private static ContainerSpec made(UnaryOperator<ContainerSpec.Builder> change) {
    return change.apply(ContainerSpec.of("image")).build();
  }

  private static Arguments row(String words, UnaryOperator<ContainerSpec.Builder> change) {
    return Arguments.of(List.of(words.split(" ¦ ")), change);
  }

  private static PublishedPort port(String address, int hostPort, int port) {
    return new PublishedPort(Port.tcp(port), address, hostPort);
  }

  private static GpuRequest gpu(int count, List<String> devices, String... capabilities) {
    return new GpuRequest(count, devices, List.of(capabilities), "", Map.of());
  }

  private static Healthcheck health(List<String> test) {
    return new Healthcheck(
        test, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// Words as items of the list, parted by ` ¦ `, and the calls that mean the same.
  static Stream<Arguments> table() {
    return Stream.of(
        row("--add-host ¦ db:10.0.0.2", c -> c.extraHost("db:10.0.0.2")),
        row("--add-host=db=10.0.0.2", c -> c.extraHost("db:10.0.0.2")),
        row("--add-host=db:[fe80::1]", c -> c.extraHost("db:fe80::1")),
        row("--add-host=here:host-gateway", c -> c.extraHost("here:host-gateway")),
        row("--cap-add=SYS_ADMIN ¦ --cap-add ¦ all", c -> c.capAdd("SYS_ADMIN").capAdd("all")),
        row("--cap-drop=ALL", c -> c.capDrop("ALL")),
        row("--cgroup-parent=/x", c -> c.cgroupParent("/x")),
        row("--cgroupns=host", c -> c.cgroupns("host")),
        row("--cpu-quota=50000", c -> c.nanoCpus(500_000_000)),
        row("--cpu-quota=50000 ¦ --cpu-period=25000", c -> c.nanoCpus(2_000_000_000L)),
        row("--cpu-period=25000", c -> c),
        row("--cpu-shares=512", c -> c.cpuShares(512)),
        row("-c ¦ 512", c -> c.cpuShares(512)),
        row("--cpus=1.5", c -> c.nanoCpus(1_500_000_000)),
        row("--cpus ¦ .25", c -> c.nanoCpus(250_000_000)),
        row("--cpuset-cpus=0-2,7", c -> c.cpuset("0-2,7")),
        row(
            "--device=/dev/fuse",
            c -> c.device(new DeviceMapping("/dev/fuse", "/dev/fuse", "rwm"))),
        row(
            "--device=/dev/sda:/dev/disk:r",
            c -> c.device(new DeviceMapping("/dev/sda", "/dev/disk", "r"))),
        row("--device=/dev/sda:rw", c -> c.device(new DeviceMapping("/dev/sda", "/dev/sda", "rw"))),
        row(
            "--device=nvidia.com/gpu=0",
            c -> c.gpu(new GpuRequest(0, List.of("nvidia.com/gpu=0"), List.of(), "cdi", Map.of()))),
        row("--dns=1.1.1.1 ¦ --dns=::1", c -> c.dns("1.1.1.1").dns("::1")),
        row("--dns-search=example.org", c -> c.dnsSearch("example.org")),
        row("--dns-option=ndots:2 ¦ --dns-opt=x", c -> c.dnsOption("ndots:2").dnsOption("x")),
        row("--domainname=example.org", c -> c.domainname("example.org")),
        row("--entrypoint=/bin/sh", c -> c.entrypoint(List.of("/bin/sh"))),
        row("--entrypoint=", c -> c.entrypoint(List.of())),
        row("--env=A=1", c -> c.env("A", "1")),
        row("-e ¦ A=b=c", c -> c.env("A", "b=c")),
        row("-eA=1", c -> c.env("A", "1")),
        row("-e=A=1", c -> c.env("A", "1")),
        row("-e A=1", c -> c.env("A", "1")),
        row("--env A=b c", c -> c.env("A", "b c")),
        row("-e 'A=b c'", c -> c.env("A", "b c")),
        row("-e ¦ HOME", c -> c.env("HOME", "/home/me")),
        row("-e ¦ ABSENT", c -> c),
        row("-e ¦ EMPTY=", c -> c.env("EMPTY", "")),
        row(
            "-e ¦ MODE=own ¦ --env-file=app.env",
            c ->
                c.env("MODE", "file")
                    .env("NAME", "a b ")
                    .env("HOME", "/home/me")
                    .env("MODE", "own")),
        row("--expose=80", c -> c),
        row(
            "--expose=80-81/udp ¦ -P",
            c ->
                c.publishAll(true)
                    .port(PublishedPort.onLoopback(new Port(80, Port.Protocol.UDP)))
                    .port(PublishedPort.onLoopback(new Port(81, Port.Protocol.UDP)))),
        row("--gpus ¦ all", c -> c.gpu(gpu(-1, List.of(), "gpu"))),
        row("--gpus all", c -> c.gpu(gpu(-1, List.of(), "gpu"))),
        row("--gpus=all", c -> c.gpu(gpu(-1, List.of(), "gpu"))),
        row("--gpus=2", c -> c.gpu(gpu(2, List.of(), "gpu"))),
        row("--gpus=device=0,1", c -> c.gpu(gpu(0, List.of("0", "1"), "gpu"))),
        row("--gpus=\"device=0,1\"", c -> c.gpu(gpu(0, List.of("0", "1"), "gpu"))),
        row("--gpus '\"device=0,1\"'", c -> c.gpu(gpu(0, List.of("0", "1"), "gpu"))),
        row("--gpus=device=GPU-3a23c669", c -> c.gpu(gpu(0, List.of("GPU-3a23c669"), "gpu"))),
        row(
            "--gpus=\"device=0,1\",capabilities=utility",
            c -> c.gpu(gpu(0, List.of("0", "1"), "utility", "gpu"))),
        row(
            "--gpus=all,\"capabilities=compute,utility\"",
            c -> c.gpu(gpu(-1, List.of(), "compute", "utility", "gpu"))),
        row(
            "--gpus=driver=nvidia,count=1",
            c -> c.gpu(new GpuRequest(1, List.of(), List.of("gpu"), "nvidia", Map.of()))),
        row("--gpus=capabilities=utility", c -> c.gpu(gpu(1, List.of(), "utility", "gpu"))),
        row("--group-add=video ¦ --group-add=44", c -> c.group("video").group("44")),
        row(
            "--health-cmd ¦ curl -f localhost",
            c -> c.healthcheck(health(List.of("CMD-SHELL", "curl -f localhost")))),
        row(
            "--health-cmd=x ¦ --health-interval=1m30s ¦ --health-timeout=500ms"
                + " ¦ --health-start-period=0 ¦ --health-retries=4",
            c ->
                c.healthcheck(
                    new Healthcheck(
                        List.of("CMD-SHELL", "x"),
                        Optional.of(Duration.ofSeconds(90)),
                        Optional.of(Duration.ofMillis(500)),
                        Optional.of(Duration.ZERO),
                        Optional.of(4)))),
        row(
            "--health-interval=2s",
            c ->
                c.healthcheck(
                    new Healthcheck(
                        List.of(),
                        Optional.of(Duration.ofSeconds(2)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))),
        row("--no-healthcheck", c -> c.healthcheck(health(List.of("NONE")))),
        row(
            "--no-healthcheck=false ¦ --health-cmd=x",
            c -> c.healthcheck(health(List.of("CMD-SHELL", "x")))),
        row("--hostname=box", c -> c.hostname("box")),
        row("-h ¦ box", c -> c.hostname("box")),
        row("--init", c -> c.init(true)),
        row("--init=false", c -> c),
        row("-it", c -> c.stdin(true).tty(true)),
        row("-i ¦ -t", c -> c.stdin(true).tty(true)),
        row("--interactive ¦ --tty=true", c -> c.stdin(true).tty(true)),
        row("-itp ¦ 80", c -> c.stdin(true).tty(true).port(port("127.0.0.1", 0, 80))),
        row("-itu1000", c -> c.stdin(true).tty(true).user("1000")),
        row("-t=false", c -> c),
        row("--ipc=host", c -> c.ipc("host")),
        row("--label=a=b ¦ -l ¦ bare", c -> c.label("a", "b").label("bare", "")),
        row(
            "--label=team=own ¦ --label-file=app.labels",
            c -> c.label("team", "harbour").label("bare", "").label("team", "own")),
        row("--mac-address=02:42:AC:11:00:02", c -> c.macAddress("02:42:AC:11:00:02")),
        row("--memory=512m", c -> c.memory(ByteCount.ofMebibytes(512))),
        row("-m ¦ 1.5g", c -> c.memory(ByteCount.ofMebibytes(1536))),
        row("--memory-reservation=1024", c -> c.memoryReservation(ByteCount.of(1024))),
        row("--memory-swap=-1", c -> c.memorySwap(-1)),
        row("--memory-swap ¦ -1", c -> c.memorySwap(-1)),
        row("--memory-swap=2k", c -> c.memorySwap(2048)),
        row(
            "--mount=type=bind,source=/a,target=/b,readonly",
            c -> c.mount(new Mount.Bind("/a", "/b", List.of("ro")))),
        row(
            "--mount ¦ type=bind,src=./a,dst=/b,ro=false,bind-propagation=rshared",
            c -> c.mount(new Mount.Bind("/project/a", "/b", List.of("rshared")))),
        row(
            "--mount=type=volume,src=data,destination=/b,volume-nocopy",
            c -> c.mount(new Mount.NamedVolume("data", "/b", List.of("nocopy")))),
        row("--mount=target=/b", c -> c.mount(new Mount.AnonymousVolume("/b"))),
        row(
            "--mount=type=tmpfs,dst=/t,tmpfs-size=64m,tmpfs-mode=1777",
            c -> c.mount(new Mount.Tmpfs("/t", List.of("size=64m", "mode=1777")))),
        row("--network=host", c -> c.networkMode("host")),
        row("--net ¦ none", c -> c.networkMode("none")),
        row("--network=container:abc", c -> c.networkMode("container:abc")),
        row(
            "--network=name=net,alias=web,alias=www,mac-address=02:42:ac:11:00:02",
            c -> c.networkMode("net").alias("web").alias("www").macAddress("02:42:ac:11:00:02")),
        row("--network=net ¦ --network-alias=web", c -> c.networkMode("net").alias("web")),
        row("--net-alias=web", c -> c.alias("web")),
        row("--oom-score-adj=-500", c -> c.oomScoreAdj(-500)),
        row("--pid=host", c -> c.pid("host")),
        row("--pids-limit=-1", c -> c.pids(-1)),
        row("--privileged", c -> c.privileged(true)),
        row("-p ¦ 80", c -> c.port(port("127.0.0.1", 0, 80))),
        row("-p8080:80", c -> c.port(port("127.0.0.1", 8080, 80))),
        row("-p 8080:80", c -> c.port(port("127.0.0.1", 8080, 80))),
        row("--publish=0.0.0.0:8080:80", c -> c.port(port("0.0.0.0", 8080, 80))),
        row("--publish=127.0.0.1::80", c -> c.port(port("127.0.0.1", 0, 80))),
        row("--publish=[::1]:8080:80", c -> c.port(port("::1", 8080, 80))),
        row("--publish=::1:8080:80", c -> c.port(port("::1", 8080, 80))),
        row(
            "--publish=53:53/udp",
            c -> c.port(new PublishedPort(new Port(53, Port.Protocol.UDP), "127.0.0.1", 53))),
        row(
            "--publish=8000-8001:9000-9001",
            c -> c.port(port("127.0.0.1", 8000, 9000)).port(port("127.0.0.1", 8001, 9001))),
        row(
            "--publish=9000-9001",
            c -> c.port(port("127.0.0.1", 0, 9000)).port(port("127.0.0.1", 0, 9001))),
        row("--publish-all", c -> c.publishAll(true)),
        row("--read-only", c -> c.readOnly(true)),
        row("--runtime=runsc", c -> c.runtime("runsc")),
        row("--security-opt=no-new-privileges", c -> c.securityOption("no-new-privileges")),
        row(
            "--security-opt=no-new-privileges:true",
            c -> c.securityOption("no-new-privileges:true")),
        row("--security-opt=label:disable", c -> c.securityOption("label=disable")),
        row("--security-opt=seccomp=unconfined", c -> c.securityOption("seccomp=unconfined")),
        row(
            "--security-opt=seccomp=seccomp.json",
            c -> c.securityOption("seccomp={\"defaultAction\":\"SCMP_ACT_ALLOW\"}")),
        row("--shm-size=2g", c -> c.shm(ByteCount.ofMebibytes(2048))),
        row("--stop-signal=SIGINT", c -> c.stopSignal("SIGINT")),
        row("--stop-timeout=30", c -> c.stopTimeout(Duration.ofSeconds(30))),
        row("--sysctl=net.core.somaxconn=1024", c -> c.sysctl("net.core.somaxconn", "1024")),
        row("--tmpfs=/run", c -> c.mount(new Mount.Tmpfs("/run", List.of()))),
        row(
            "--tmpfs ¦ /run:size=64m,mode=1777",
            c -> c.mount(new Mount.Tmpfs("/run", List.of("size=64m", "mode=1777")))),
        row(
            "--ulimit=nofile=1024:2048 ¦ --ulimit ¦ core=-1",
            c -> c.ulimit(new Ulimit("nofile", 1024, 2048)).ulimit(new Ulimit("core", -1, -1))),
        row("--user=1000:100", c -> c.user("1000:100")),
        row("-u ¦ app", c -> c.user("app")),
        row("--userns=host", c -> c.userns("host")),
        row("--uts=host", c -> c.uts("host")),
        row("-v ¦ /data", c -> c.mount(new Mount.AnonymousVolume("/data"))),
        row("-v /a:/b:ro", c -> c.mount(new Mount.Bind("/a", "/b", List.of("ro")))),
        row(
            "-v=./a/../c:/b:ro,z",
            c -> c.mount(new Mount.Bind("/project/c", "/b", List.of("ro", "z")))),
        row("--volume=data:/b", c -> c.mount(new Mount.NamedVolume("data", "/b", List.of()))),
        row("--workdir=/srv", c -> c.workdir("/srv")),
        row("-w/srv", c -> c.workdir("/srv")));
  }

  @ParameterizedTest
  @MethodSource("table")
  void optionsMeanWhatTheyMeanToDocker(
      List<String> words, UnaryOperator<ContainerSpec.Builder> change) {
    assertThat(applied(words.toArray(String[]::new))).isEqualTo(made(change));
  }

  @Test
  void thePlatformIsKnownToThoseWhoFetchTheImage() {
    var parsed = DockerRunOptions.parse(words(List.of("--platform", "linux/arm64")), SURROUNDINGS);

    assertThat(parsed)
        .isInstanceOfSatisfying(
            Parsed.Read.class,
            read ->
                assertThat(((DockerRunOptions) read.value()).platform())
                    .isEqualTo(Platform.parse("linux/arm64")));
    assertThat(applied("--platform=linux/arm64").platform())
        .isEqualTo(Platform.parse("linux/arm64"));
  }

  @Test
  void noWordsChangeNothing() {
    assertThat(applied()).isEqualTo(made(c -> c));
  }

  @Test
  void eachOptionOfDockerIsKnown() {
    var flags = Flag.all();
    for (var word : DOCKER_28.strip().split("\\s+")) {
      assertThat(flags).containsKey(word);
    }
  }

  @Test
  void idleOptionsWarnAndRefusedOnesFail() {
    for (var flag : IdleFlag.values()) {
      var problems = problemsOf(flag);
      assertThat(problems).hasSize(1);
      assertThat(problems.getFirst().isError()).isFalse();
    }
    for (var flag : RefusedFlag.values()) {
      var problems = problemsOf(flag);
      assertThat(problems).hasSize(1);
      assertThat(problems.getFirst().isError()).isTrue();
      assertThat(problems.getFirst().message()).startsWith("`--" + flag.word() + "` cannot");
    }
  }

  private static List<Problem> problemsOf(Flag flag) {
    var word = "--" + flag.word();
    return DockerRunOptions.parse(
            words(flag.takesValue() ? List.of(word, "x") : List.of(word)), SURROUNDINGS)
        .problems();
  }

  @Test
  void anyWordsGiveOptionsOrProblems() {
    var random = new java.util.Random(3);
    var pieces = new ArrayList<>(Flag.all().keySet());
    pieces.sort(null);
    pieces.addAll(
        List.of(
            "=", " ", ",", ":", "\"", "'", "-", "0", "1", "-1", "/", "a", "~", "\0", "İ", "all"));
    for (int round = 0; round < 1_500; round++) {
      var texts = new ArrayList<String>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        var text = new StringBuilder();
        for (int j = random.nextInt(5); j >= 0; j--) {
          text.append(pieces.get(random.nextInt(pieces.size())));
        }
        texts.add(text.toString());
      }
      var parsed = DockerRunOptions.parse(words(texts), SURROUNDINGS);
      if (parsed instanceof Parsed.Read<DockerRunOptions>(var options, _)) {
        assertThat(options.applyTo(ContainerSpec.of("image")).build()).isNotNull();
      }
    }
  }

  /// `docker run --help` of release 28.3, and the words that it hides.
  private static final String DOCKER_28 =
      """
      --add-host --annotation -a --attach --blkio-weight --blkio-weight-device --cap-add --cap-drop
      --cgroup-parent --cgroupns --cidfile --cpu-count --cpu-percent --cpu-period --cpu-quota
      --cpu-rt-period --cpu-rt-runtime -c --cpu-shares --cpus --cpuset-cpus --cpuset-mems -d --detach
      --detach-keys --device --device-cgroup-rule --device-read-bps --device-read-iops
      --device-write-bps --device-write-iops --disable-content-trust --dns --dns-option --dns-opt
      --dns-search --domainname --entrypoint -e --env --env-file --expose --gpus --group-add
      --health-cmd --health-interval --health-retries --health-start-interval --health-start-period
      --health-timeout --help -h --hostname --init -i --interactive --io-maxbandwidth --io-maxiops
      --ip --ip6 --ipc --isolation --kernel-memory -l --label --label-file --link --link-local-ip
      --log-driver --log-opt --mac-address -m --memory --memory-reservation --memory-swap
      --memory-swappiness --mount --name --net --net-alias --network --network-alias
      --no-healthcheck --oom-kill-disable --oom-score-adj --pid --pids-limit --platform --privileged
      -p --publish -P --publish-all --pull -q --quiet --read-only --restart --rm --runtime
      --security-opt --shm-size --sig-proxy --stop-signal --stop-timeout --storage-opt --sysctl
      --tmpfs -t --tty --ulimit --use-api-socket -u --user --userns --uts -v --volume
      --volume-driver --volumes-from -w --workdir
      """;
}
