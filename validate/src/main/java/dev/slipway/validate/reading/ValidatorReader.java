package dev.slipway.validate.reading;

import dev.slipway.core.container.Mount;
import dev.slipway.core.container.Port;
import dev.slipway.core.container.PublishedPort;
import dev.slipway.manifest.Located;
import dev.slipway.manifest.Parsed;
import dev.slipway.manifest.Problems;
import dev.slipway.manifest.Source;
import dev.slipway.manifest.shape.ReadOptions;
import dev.slipway.manifest.shape.Shape;
import dev.slipway.validate.contract.Validator;
import dev.slipway.validate.options.DockerRunOptions;
import dev.slipway.validate.options.Surroundings;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads a `Validator` of `container-canary.nvidia.com/v1`, with what Slipway adds to it.
public final class ValidatorReader {
  public static final String API_VERSION = "container-canary.nvidia.com/v1";
  public static final String KIND = "Validator";

  private ValidatorReader() {}

  /// A contract before the parts that refer to each other are joined.
  private record Written(
      String name,
      String description,
      String documentation,
      SequencedMap<String, String> env,
      List<PublishedPort> ports,
      List<Mount> volumes,
      Optional<List<String>> command,
      List<Located<String>> options,
      List<CheckShape.Written> checks) {}

  private static final Shape<PublishedPort> PORT =
      Shape.object(
          "ServicePort",
          "A port of the container that is published, on loopback and at a free port unless the"
              + " contract insists.",
          o -> {
            var port = o.required("port", Shape.integer(1, 65_535), "The container's port.");
            var protocol =
                o.optional(
                    "protocol",
                    Shape.choice(List.of(Port.Protocol.values()), Port.Protocol::name).inAnyCase(),
                    "TCP",
                    "TCP, UDP or SCTP.");
            var hostPort =
                o.optional(
                    "hostPort",
                    Shape.integer(0, 65_535),
                    "0",
                    "The port of the machine; 0 for any that is free.");
            var hostIp =
                o.optional(
                    "hostIP",
                    Shape.text().nonEmpty(),
                    PublishedPort.LOOPBACK,
                    "The address of the machine.");
            o.withoutEffect("name", "Kubernetes' name.", "A port goes by its number.");
            o.withoutEffect(
                "targetPort", "Kubernetes' other port.", "A container has no service before it.");
            o.withoutEffect("nodePort", "Kubernetes' port of the node.", "Say `hostPort`.");
            return v ->
                new PublishedPort(
                    new Port(v.get(port), v.get(protocol)), v.get(hostIp), v.get(hostPort));
          });

  private static final Shape<Mount> VOLUME =
      Shape.object(
          "Volume",
          "A volume of the container: empty, or a folder or file of the machine.",
          o -> {
            var mountPath =
                o.required(
                    "mountPath",
                    Shape.text().matching("/.*", "an absolute path such as /home/user"),
                    "Where it appears in the container.");
            var path =
                o.optional(
                    "path",
                    Shape.text().nonEmpty(),
                    "What of the machine appears there; an empty volume where not given.");
            var readOnly =
                o.optional("readOnly", Shape.bool(), "false", "Whether writing is refused.");
            o.withoutEffect("name", "A name.", "A volume goes by its path.");
            return v -> mount(v.get(mountPath), v.get(path), v.get(readOnly));
          });

  private static final Shape<Written> SHAPE =
      Shape.object(
          KIND,
          "A platform's contract: what every image that runs on it has to keep.",
          o -> {
            o.optional("apiVersion", Shape.constant(API_VERSION), "The version of this format.");
            o.optional("kind", Shape.constant(KIND), "What this is.");
            var name = o.optional("name", Shape.text(), "", "What the contract is called.");
            var description = o.optional("description", Shape.text(), "", "What it is about.");
            var documentation =
                o.optional("documentation", Shape.text(), "", "Where the requirements come from.");
            var env = o.list("env", ProbeShapes.ENV, "Variables of the container.");
            var ports = o.list("ports", PORT, "Ports to publish.");
            var volumes = o.list("volumes", VOLUME, "Volumes to mount.");
            var command =
                o.optional(
                    "command", Shape.list(Shape.text()), "Replaces the image's CMD, word by word.");
            var options =
                o.list(
                    "dockerRunOptions",
                    Shape.text().located(),
                    "Further options of `docker run`, word by word.");
            var checks =
                o.required("checks", Shape.list(CheckShape.CHECK).nonEmpty(), "The requirements.");
            o.check((v, report) -> Dependencies.check(v.get(checks), report));
            return v ->
                new Written(
                    v.get(name),
                    v.get(description),
                    v.get(documentation),
                    ProbeShapes.entries(v.get(env)),
                    v.get(ports),
                    v.get(volumes),
                    v.get(command).filter(words -> !words.isEmpty()),
                    v.get(options),
                    v.get(checks));
          });

  /// What a contract may hold, for schema and reference.
  public static Shape<?> shape() {
    return SHAPE;
  }

  /// @param surroundings what `dockerRunOptions` may refer to
  public static Parsed<Validator> read(
      Source source, ReadOptions options, Surroundings surroundings) {
    return switch (SHAPE.read(source, options)) {
      case Parsed.Rejected<Written>(var problems) -> {
        var all = new Problems();
        all.addAll(problems);
        all.addAll(FurtherProblems.of(source, options, surroundings));
        yield new Parsed.Rejected<>(all.list());
      }
      case Parsed.Read<Written> read -> read.then(written -> join(source, written, surroundings));
    };
  }

  private static Parsed<Validator> join(Source source, Written written, Surroundings surroundings) {
    return DockerRunOptions.parse(written.options, surroundings)
        .map(
            run ->
                new Validator(
                    source.name(),
                    written.name,
                    written.description,
                    written.documentation,
                    written.env,
                    written.ports,
                    written.volumes,
                    written.command,
                    run,
                    Dependencies.resolve(written.checks)));
  }

  private static Mount mount(String target, Optional<String> path, boolean readOnly) {
    if (path.isEmpty()) {
      return new Mount.AnonymousVolume(target);
    }
    var options = readOnly ? List.of("ro") : List.<String>of();
    boolean folder = path.get().startsWith("/") || path.get().startsWith(".");
    // Docker's rule for `-v`: what is no path is the name of a volume.
    return folder
        ? new Mount.Bind(absolute(path.get()), target, options)
        : new Mount.NamedVolume(path.get(), target, options);
  }

  private static String absolute(String path) {
    return java.nio.file.Path.of(path).toAbsolutePath().normalize().toString();
  }
}
