package dev.slipway.core.container;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Everything that makes one container. What is empty is left to the image or the engine.
///
/// @param image a reference or an id that the engine already has
public record ContainerSpec(
    String image,
    Optional<Platform> platform,
    SequencedMap<String, String> labels,
    Program program,
    Network network,
    List<Mount> mounts,
    Limits limits,
    Isolation isolation,
    Hardware hardware) {

  /// What runs.
  ///
  /// @param entrypoint replaces the image's; an empty list removes it
  /// @param command replaces the image's CMD
  public record Program(
      Optional<List<String>> entrypoint,
      Optional<List<String>> command,
      SequencedMap<String, String> env,
      Optional<String> user,
      List<String> groups,
      Optional<String> workdir,
      boolean tty,
      boolean stdin,
      boolean init,
      Optional<String> stopSignal,
      Optional<Duration> stopTimeout,
      Optional<Healthcheck> healthcheck) {
    public Program {
      entrypoint = entrypoint.map(List::copyOf);
      command = command.map(List::copyOf);
      env = Ordered.copyOf(env);
      groups = List.copyOf(groups);
    }
  }

  /// How it is reached and what it reaches.
  ///
  /// @param mode the engine's word: `bridge`, `host`, `none`, `container:ID` or a network's name
  /// @param extraHosts `name:address`
  public record Network(
      Optional<String> mode,
      List<String> aliases,
      List<PublishedPort> ports,
      boolean publishAll,
      Optional<String> hostname,
      Optional<String> domainname,
      Optional<String> macAddress,
      List<String> extraHosts,
      List<String> dns,
      List<String> dnsSearch,
      List<String> dnsOptions) {
    public Network {
      aliases = List.copyOf(aliases);
      ports = List.copyOf(ports);
      extraHosts = List.copyOf(extraHosts);
      dns = List.copyOf(dns);
      dnsSearch = List.copyOf(dnsSearch);
      dnsOptions = List.copyOf(dnsOptions);
    }
  }

  /// What it may use.
  ///
  /// @param memorySwap -1 for as much as there is
  /// @param nanoCpus billionths of a processor
  public record Limits(
      Optional<ByteCount> memory,
      Optional<Long> memorySwap,
      Optional<ByteCount> memoryReservation,
      Optional<Long> nanoCpus,
      Optional<Long> cpuShares,
      Optional<String> cpuset,
      Optional<Long> pids,
      Optional<ByteCount> shm,
      Optional<Integer> oomScoreAdj,
      List<Ulimit> ulimits) {
    public Limits {
      ulimits = List.copyOf(ulimits);
    }
  }

  /// What it may do.
  public record Isolation(
      boolean privileged,
      boolean readOnly,
      List<String> capAdd,
      List<String> capDrop,
      List<String> securityOptions,
      Optional<String> ipc,
      Optional<String> pid,
      Optional<String> uts,
      Optional<String> userns,
      Optional<String> cgroupns,
      Optional<String> cgroupParent,
      Optional<String> runtime,
      SequencedMap<String, String> sysctls) {
    public Isolation {
      capAdd = List.copyOf(capAdd);
      capDrop = List.copyOf(capDrop);
      securityOptions = List.copyOf(securityOptions);
      sysctls = Ordered.copyOf(sysctls);
    }
  }

  /// What it touches.
  public record Hardware(List<DeviceMapping> devices, List<GpuRequest> gpus) {
    public Hardware {
      devices = List.copyOf(devices);
      gpus = List.copyOf(gpus);
    }
  }

  public ContainerSpec {
    labels = Ordered.copyOf(labels);
    mounts = List.copyOf(mounts);
  }

  public static Builder of(String image) {
    return new Builder(image);
  }

  /// Collects the parts; later calls on single-valued parts win, as on `docker run`.
  public static final class Builder {
    private final String image;
    private Optional<Platform> platform = Optional.empty();
    private final SequencedMap<String, String> labels = new LinkedHashMap<>();

    private Optional<List<String>> entrypoint = Optional.empty();
    private Optional<List<String>> command = Optional.empty();
    private final SequencedMap<String, String> env = new LinkedHashMap<>();
    private Optional<String> user = Optional.empty();
    private final List<String> groups = new ArrayList<>();
    private Optional<String> workdir = Optional.empty();
    private boolean tty;
    private boolean stdin;
    private boolean init;
    private Optional<String> stopSignal = Optional.empty();
    private Optional<Duration> stopTimeout = Optional.empty();
    private Optional<Healthcheck> healthcheck = Optional.empty();

    private Optional<String> networkMode = Optional.empty();
    private final List<String> aliases = new ArrayList<>();
    private final List<PublishedPort> ports = new ArrayList<>();
    private boolean publishAll;
    private Optional<String> hostname = Optional.empty();
    private Optional<String> domainname = Optional.empty();
    private Optional<String> macAddress = Optional.empty();
    private final List<String> extraHosts = new ArrayList<>();
    private final List<String> dns = new ArrayList<>();
    private final List<String> dnsSearch = new ArrayList<>();
    private final List<String> dnsOptions = new ArrayList<>();

    private final List<Mount> mounts = new ArrayList<>();

    private Optional<ByteCount> memory = Optional.empty();
    private Optional<Long> memorySwap = Optional.empty();
    private Optional<ByteCount> memoryReservation = Optional.empty();
    private Optional<Long> nanoCpus = Optional.empty();
    private Optional<Long> cpuShares = Optional.empty();
    private Optional<String> cpuset = Optional.empty();
    private Optional<Long> pids = Optional.empty();
    private Optional<ByteCount> shm = Optional.empty();
    private Optional<Integer> oomScoreAdj = Optional.empty();
    private final List<Ulimit> ulimits = new ArrayList<>();

    private boolean privileged;
    private boolean readOnly;
    private final List<String> capAdd = new ArrayList<>();
    private final List<String> capDrop = new ArrayList<>();
    private final List<String> securityOptions = new ArrayList<>();
    private Optional<String> ipc = Optional.empty();
    private Optional<String> pid = Optional.empty();
    private Optional<String> uts = Optional.empty();
    private Optional<String> userns = Optional.empty();
    private Optional<String> cgroupns = Optional.empty();
    private Optional<String> cgroupParent = Optional.empty();
    private Optional<String> runtime = Optional.empty();
    private final SequencedMap<String, String> sysctls = new LinkedHashMap<>();

    private final List<DeviceMapping> devices = new ArrayList<>();
    private final List<GpuRequest> gpus = new ArrayList<>();

    private Builder(String image) {
      this.image = image;
    }

    public Builder platform(Platform value) {
      platform = Optional.of(value);
      return this;
    }

    public Builder label(String name, String value) {
      labels.put(name, value);
      return this;
    }

    public Builder labels(Map<String, String> values) {
      labels.putAll(values);
      return this;
    }

    public Builder entrypoint(List<String> value) {
      entrypoint = Optional.of(value);
      return this;
    }

    public Builder command(List<String> value) {
      command = Optional.of(value);
      return this;
    }

    public Builder env(String name, String value) {
      env.put(name, value);
      return this;
    }

    public Builder user(String value) {
      user = Optional.of(value);
      return this;
    }

    public Builder group(String value) {
      groups.add(value);
      return this;
    }

    public Builder workdir(String value) {
      workdir = Optional.of(value);
      return this;
    }

    public Builder tty(boolean value) {
      tty = value;
      return this;
    }

    public Builder stdin(boolean value) {
      stdin = value;
      return this;
    }

    public Builder init(boolean value) {
      init = value;
      return this;
    }

    public Builder stopSignal(String value) {
      stopSignal = Optional.of(value);
      return this;
    }

    public Builder stopTimeout(Duration value) {
      stopTimeout = Optional.of(value);
      return this;
    }

    public Builder healthcheck(Healthcheck value) {
      healthcheck = Optional.of(value);
      return this;
    }

    public Builder networkMode(String value) {
      networkMode = Optional.of(value);
      return this;
    }

    public Builder alias(String value) {
      aliases.add(value);
      return this;
    }

    public Builder port(PublishedPort value) {
      ports.add(value);
      return this;
    }

    public Builder publishAll(boolean value) {
      publishAll = value;
      return this;
    }

    public Builder hostname(String value) {
      hostname = Optional.of(value);
      return this;
    }

    public Builder domainname(String value) {
      domainname = Optional.of(value);
      return this;
    }

    public Builder macAddress(String value) {
      macAddress = Optional.of(value);
      return this;
    }

    public Builder extraHost(String value) {
      extraHosts.add(value);
      return this;
    }

    public Builder dns(String value) {
      dns.add(value);
      return this;
    }

    public Builder dnsSearch(String value) {
      dnsSearch.add(value);
      return this;
    }

    public Builder dnsOption(String value) {
      dnsOptions.add(value);
      return this;
    }

    public Builder mount(Mount value) {
      mounts.add(value);
      return this;
    }

    public Builder memory(ByteCount value) {
      memory = Optional.of(value);
      return this;
    }

    public Builder memorySwap(long value) {
      memorySwap = Optional.of(value);
      return this;
    }

    public Builder memoryReservation(ByteCount value) {
      memoryReservation = Optional.of(value);
      return this;
    }

    public Builder nanoCpus(long value) {
      nanoCpus = Optional.of(value);
      return this;
    }

    public Builder cpuShares(long value) {
      cpuShares = Optional.of(value);
      return this;
    }

    public Builder cpuset(String value) {
      cpuset = Optional.of(value);
      return this;
    }

    public Builder pids(long value) {
      pids = Optional.of(value);
      return this;
    }

    public Builder shm(ByteCount value) {
      shm = Optional.of(value);
      return this;
    }

    public Builder oomScoreAdj(int value) {
      oomScoreAdj = Optional.of(value);
      return this;
    }

    public Builder ulimit(Ulimit value) {
      ulimits.add(value);
      return this;
    }

    public Builder privileged(boolean value) {
      privileged = value;
      return this;
    }

    public Builder readOnly(boolean value) {
      readOnly = value;
      return this;
    }

    public Builder capAdd(String value) {
      capAdd.add(value);
      return this;
    }

    public Builder capDrop(String value) {
      capDrop.add(value);
      return this;
    }

    public Builder securityOption(String value) {
      securityOptions.add(value);
      return this;
    }

    public Builder ipc(String value) {
      ipc = Optional.of(value);
      return this;
    }

    public Builder pid(String value) {
      pid = Optional.of(value);
      return this;
    }

    public Builder uts(String value) {
      uts = Optional.of(value);
      return this;
    }

    public Builder userns(String value) {
      userns = Optional.of(value);
      return this;
    }

    public Builder cgroupns(String value) {
      cgroupns = Optional.of(value);
      return this;
    }

    public Builder cgroupParent(String value) {
      cgroupParent = Optional.of(value);
      return this;
    }

    public Builder runtime(String value) {
      runtime = Optional.of(value);
      return this;
    }

    public Builder sysctl(String name, String value) {
      sysctls.put(name, value);
      return this;
    }

    public Builder device(DeviceMapping value) {
      devices.add(value);
      return this;
    }

    public Builder gpu(GpuRequest value) {
      gpus.add(value);
      return this;
    }

    public ContainerSpec build() {
      return new ContainerSpec(
          image,
          platform,
          labels,
          new Program(
              entrypoint,
              command,
              env,
              user,
              groups,
              workdir,
              tty,
              stdin,
              init,
              stopSignal,
              stopTimeout,
              healthcheck),
          new Network(
              networkMode,
              aliases,
              ports,
              publishAll,
              hostname,
              domainname,
              macAddress,
              extraHosts,
              dns,
              dnsSearch,
              dnsOptions),
          mounts,
          new Limits(
              memory,
              memorySwap,
              memoryReservation,
              nanoCpus,
              cpuShares,
              cpuset,
              pids,
              shm,
              oomScoreAdj,
              ulimits),
          new Isolation(
              privileged,
              readOnly,
              capAdd,
              capDrop,
              securityOptions,
              ipc,
              pid,
              uts,
              userns,
              cgroupns,
              cgroupParent,
              runtime,
              sysctls),
          new Hardware(devices, gpus));
    }
  }
}
