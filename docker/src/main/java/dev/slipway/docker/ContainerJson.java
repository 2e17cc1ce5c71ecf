package dev.slipway.docker;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.ContainerSpec;
import dev.slipway.core.container.DeviceMapping;
import dev.slipway.core.container.GpuRequest;
import dev.slipway.core.container.Healthcheck;
import dev.slipway.core.container.Mount;
import dev.slipway.core.container.PublishedPort;
import dev.slipway.core.container.Ulimit;
import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes the body of `POST /containers/create`. What the spec leaves empty is left out, so that
/// the image and the engine decide.
///
/// @param publishOn replaces the loopback address of published ports where the engine's loopback is
///   not ours
record ContainerJson(ApiVersion version, Optional<String> publishOn) {
  Json of(ContainerSpec spec) {
    var body = Json.object();
    body.put("Image", spec.image());
    if (!spec.labels().isEmpty()) {
      body.put("Labels", Json.texts(spec.labels()));
    }
    program(body, spec.program());
    var network = spec.network();
    body.putIfPresent("Hostname", network.hostname());
    body.putIfPresent("Domainname", network.domainname());
    exposedPorts(body, network.ports());
    volumes(body, spec.mounts());
    if (!version.atLeast(1, 44)) {
      body.putIfPresent("MacAddress", network.macAddress());
    }
    var host = hostConfig(spec);
    if (!host.members().isEmpty()) {
      body.put("HostConfig", host);
    }
    endpointSettings(network)
        .ifPresent(
            settings ->
                body.put(
                    "NetworkingConfig", Json.object().put("EndpointsConfig", settings).build()));
    return body.build();
  }

  private static void program(JsonObject.Builder body, ContainerSpec.Program program) {
    program.entrypoint().ifPresent(words -> body.put("Entrypoint", Json.texts(words)));
    program.command().ifPresent(words -> body.put("Cmd", Json.texts(words)));
    if (!program.env().isEmpty()) {
      body.put("Env", Json.texts(assignments(program.env())));
    }
    body.putIfPresent("User", program.user());
    body.putIfPresent("WorkingDir", program.workdir());
    if (program.tty()) {
      body.put("Tty", true);
    }
    if (program.stdin()) {
      body.put("OpenStdin", true);
    }
    body.putIfPresent("StopSignal", program.stopSignal());
    body.putIfPresent(
        "StopTimeout", program.stopTimeout(), timeout -> Json.of(wholeSeconds(timeout)));
    program.healthcheck().ifPresent(check -> body.put("Healthcheck", healthcheck(check)));
  }

  static List<String> assignments(Map<String, String> env) {
    var lines = new ArrayList<String>(env.size());
    env.forEach((name, value) -> lines.add(name + "=" + value));
    return lines;
  }

  /// Rounded up: the engine's grace is in seconds and zero would be none at all.
  static long wholeSeconds(Duration duration) {
    return duration.plusNanos(999_999_999).toSeconds();
  }

  private static Json healthcheck(Healthcheck check) {
    var body = Json.object();
    body.put("Test", Json.texts(check.test()));
    body.putIfPresent("Interval", check.interval(), ContainerJson::nanos);
    body.putIfPresent("Timeout", check.timeout(), ContainerJson::nanos);
    body.putIfPresent("StartPeriod", check.startPeriod(), ContainerJson::nanos);
    body.putIfPresent("Retries", check.retries(), Json::of);
    return body.build();
  }

  private static Json nanos(Duration duration) {
    return Json.of(duration.toNanos());
  }

  private static void exposedPorts(JsonObject.Builder body, List<PublishedPort> ports) {
    if (!ports.isEmpty()) {
      var exposed = Json.object();
      ports.forEach(port -> exposed.put(port.port().toString(), Json.object().build()));
      body.put("ExposedPorts", exposed.build());
    }
  }

  private static void volumes(JsonObject.Builder body, List<Mount> mounts) {
    var volumes = Json.object();
    for (var mount : mounts) {
      if (mount instanceof Mount.AnonymousVolume(var target)) {
        volumes.put(target, Json.object().build());
      }
    }
    var json = volumes.build();
    if (!json.members().isEmpty()) {
      body.put("Volumes", json);
    }
  }

  private JsonObject hostConfig(ContainerSpec spec) {
    var host = Json.object();
    mounts(host, spec.mounts());
    network(host, spec.network());
    limits(host, spec.limits());
    isolation(host, spec.isolation());
    if (spec.program().init()) {
      host.put("Init", true);
    }
    putList(host, "GroupAdd", spec.program().groups());
    putArray(
        host, "Devices", spec.hardware().devices().stream().map(ContainerJson::device).toList());
    putArray(
        host, "DeviceRequests", spec.hardware().gpus().stream().map(ContainerJson::gpu).toList());
    return host.build();
  }

  private static void mounts(JsonObject.Builder host, List<Mount> mounts) {
    var binds = new ArrayList<String>();
    var tmpfs = new LinkedHashMap<String, String>();
    for (var mount : mounts) {
      switch (mount) {
        case Mount.Bind(var source, var target, var options) ->
            binds.add(bind(source, target, options));
        case Mount.NamedVolume(var name, var target, var options) ->
            binds.add(bind(name, target, options));
        case Mount.Tmpfs(var target, var options) -> tmpfs.put(target, String.join(",", options));
        case Mount.AnonymousVolume _ -> {}
      }
    }
    putList(host, "Binds", binds);
    if (!tmpfs.isEmpty()) {
      host.put("Tmpfs", Json.texts(tmpfs));
    }
  }

  private static String bind(String source, String target, List<String> options) {
    return source + ":" + target + (options.isEmpty() ? "" : ":" + String.join(",", options));
  }

  private void network(JsonObject.Builder host, ContainerSpec.Network network) {
    host.putIfPresent("NetworkMode", network.mode());
    if (!network.ports().isEmpty()) {
      var bindings = new LinkedHashMap<String, List<Json>>();
      for (var port : network.ports()) {
        bindings
            .computeIfAbsent(port.port().toString(), _ -> new ArrayList<>())
            .add(
                Json.object()
                    .put("HostIp", hostAddress(port))
                    .put("HostPort", Integer.toString(port.hostPort()))
                    .build());
      }
      var json = Json.object();
      bindings.forEach((port, hosts) -> json.put(port, Json.array(hosts)));
      host.put("PortBindings", json.build());
    }
    if (network.publishAll()) {
      host.put("PublishAllPorts", true);
    }
    putList(host, "ExtraHosts", network.extraHosts());
    putList(host, "Dns", network.dns());
    putList(host, "DnsSearch", network.dnsSearch());
    putList(host, "DnsOptions", network.dnsOptions());
  }

  private String hostAddress(PublishedPort port) {
    return port.hostAddress().equals(PublishedPort.LOOPBACK)
        ? publishOn.orElse(PublishedPort.LOOPBACK)
        : port.hostAddress();
  }

  private static void limits(JsonObject.Builder host, ContainerSpec.Limits limits) {
    host.putIfPresent("Memory", limits.memory(), ContainerJson::bytes);
    host.putIfPresent("MemorySwap", limits.memorySwap(), Json::of);
    host.putIfPresent("MemoryReservation", limits.memoryReservation(), ContainerJson::bytes);
    host.putIfPresent("NanoCpus", limits.nanoCpus(), Json::of);
    host.putIfPresent("CpuShares", limits.cpuShares(), Json::of);
    host.putIfPresent("CpusetCpus", limits.cpuset());
    host.putIfPresent("PidsLimit", limits.pids(), Json::of);
    host.putIfPresent("ShmSize", limits.shm(), ContainerJson::bytes);
    host.putIfPresent("OomScoreAdj", limits.oomScoreAdj(), Json::of);
    putArray(host, "Ulimits", limits.ulimits().stream().map(ContainerJson::ulimit).toList());
  }

  private static Json bytes(ByteCount count) {
    return Json.of(count.bytes());
  }

  private static Json ulimit(Ulimit limit) {
    return Json.object()
        .put("Name", limit.name())
        .put("Soft", limit.soft())
        .put("Hard", limit.hard())
        .build();
  }

  private static void isolation(JsonObject.Builder host, ContainerSpec.Isolation isolation) {
    if (isolation.privileged()) {
      host.put("Privileged", true);
    }
    if (isolation.readOnly()) {
      host.put("ReadonlyRootfs", true);
    }
    putList(host, "CapAdd", isolation.capAdd());
    putList(host, "CapDrop", isolation.capDrop());
    putList(host, "SecurityOpt", isolation.securityOptions());
    host.putIfPresent("IpcMode", isolation.ipc());
    host.putIfPresent("PidMode", isolation.pid());
    host.putIfPresent("UTSMode", isolation.uts());
    host.putIfPresent("UsernsMode", isolation.userns());
    host.putIfPresent("CgroupnsMode", isolation.cgroupns());
    host.putIfPresent("CgroupParent", isolation.cgroupParent());
    host.putIfPresent("Runtime", isolation.runtime());
    if (!isolation.sysctls().isEmpty()) {
      host.put("Sysctls", Json.texts(isolation.sysctls()));
    }
  }

  private static Json device(DeviceMapping device) {
    return Json.object()
        .put("PathOnHost", device.host())
        .put("PathInContainer", device.container())
        .put("CgroupPermissions", device.permissions())
        .build();
  }

  private static Json gpu(GpuRequest gpu) {
    var body = Json.object();
    body.put("Driver", gpu.driver());
    body.put("Count", gpu.count());
    putList(body, "DeviceIDs", gpu.deviceIds());
    // A list of alternatives, each of which is a list of what is needed together.
    body.put("Capabilities", Json.array(Json.texts(gpu.capabilities())));
    if (!gpu.options().isEmpty()) {
      body.put("Options", Json.texts(gpu.options()));
    }
    return body.build();
  }

  /// Per network since API 1.44 for the hardware address, ever since for aliases.
  private Optional<Json> endpointSettings(ContainerSpec.Network network) {
    var settings = Json.object();
    putList(settings, "Aliases", network.aliases());
    if (version.atLeast(1, 44)) {
      settings.putIfPresent("MacAddress", network.macAddress());
    }
    var json = settings.build();
    return json.members().isEmpty()
        ? Optional.empty()
        : Optional.of(Json.object().put(network.mode().orElse("default"), json).build());
  }

  private static void putList(JsonObject.Builder body, String name, List<String> values) {
    if (!values.isEmpty()) {
      body.put(name, Json.texts(values));
    }
  }

  private static void putArray(JsonObject.Builder body, String name, List<? extends Json> values) {
    if (!values.isEmpty()) {
      body.put(name, Json.array(values));
    }
  }
}
