package dev.slipway.validate.reading;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.FileEntry;
import dev.slipway.core.container.Platform;
import dev.slipway.core.container.Port;
import dev.slipway.manifest.shape.Alternative;
import dev.slipway.manifest.shape.Field;
import dev.slipway.manifest.shape.Report;
import dev.slipway.manifest.shape.Shape;
import dev.slipway.manifest.shape.TextShape;
import dev.slipway.manifest.shape.Values;
import dev.slipway.validate.contract.ImageRule;
import dev.slipway.validate.contract.ImageRule.File.ExecutableBy;
import dev.slipway.validate.contract.TextRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// What a check may ask of an image without starting it.
final class ImageShapes {
  private ImageShapes() {}

  private static final Shape<ByteCount> SIZE =
      Shape.text().as("a size such as 200Mi or 1.5GB", ByteCount::parse);

  private static final TextShape ABSOLUTE =
      Shape.text().matching("/.*", "an absolute path such as /etc/passwd");

  private static final Shape<Integer> MODE =
      Shape.text().as("a mode such as 0755 or -rwxr-xr-x", ImageShapes::mode);

  private static final Shape<Port> PORT =
      Shape.text().as("a port such as 8080 or 53/udp", ImageShapes::port);

  private static final Shape<ImageRule.File> FILE =
      Shape.object(
          "FileRule",
          "A path of the image's file system. A symbolic link is followed, but for `linkTarget` and"
              + " for the type `symlink`.",
          o -> {
            var path = o.required("path", ABSOLUTE, "The path.");
            var exists = o.optional("exists", Shape.bool(), "true", "Whether it has to be there.");
            var type =
                o.optional(
                    "type",
                    Shape.choice(
                        List.of(FileEntry.Type.values()), t -> t.name().toLowerCase(Locale.ROOT)),
                    "What it has to be.");
            var mode =
                o.optional("mode", MODE, "Its permissions, in octal or as `ls` writes them.");
            var executable =
                o.optional(
                    "executableBy",
                    Shape.choice(
                        List.of(ExecutableBy.values()), e -> e.name().toLowerCase(Locale.ROOT)),
                    "Who has to be able to execute it.");
            var owner =
                o.optional("owner", Shape.text().nonEmpty(), "Its user, by name or by number.");
            var group =
                o.optional("group", Shape.text().nonEmpty(), "Its group, by name or by number.");
            var link =
                o.optional(
                    "linkTarget",
                    Shape.text().nonEmpty(),
                    "Where the symbolic link points, as it is stored.");
            var content = o.optional("content", Texts.CONTAINED, "What its content has to be.");
            var sha256 =
                o.optional(
                    "sha256",
                    Shape.text().matching("[0-9a-fA-F]{64}", "64 hex digits"),
                    "The digest of its content.");
            var size = o.optional("maxSize", SIZE, "How large it may be.");
            o.check(
                (v, report) -> {
                  if (!v.get(exists)) {
                    for (var field :
                        List.of(
                            type, mode, executable, owner, group, link, content, sha256, size)) {
                      if (v.has(field)) {
                        report.error(
                            field, "A path that must not exist has nothing else to ask about.");
                      }
                    }
                  }
                });
            return v ->
                new ImageRule.File(
                    v.get(path),
                    v.get(exists),
                    v.get(type),
                    v.get(mode).map(OptionalInt::of).orElse(OptionalInt.empty()),
                    v.get(executable),
                    v.get(owner),
                    v.get(group),
                    v.get(link),
                    v.get(content).orElse(TextRule.ANYTHING),
                    v.get(sha256),
                    v.get(size));
          });

  private static final Shape<List<String>> WORDS = Shape.list(Shape.text());

  private static final Shape<ImageRule.Metadata> METADATA =
      Shape.object(
          "MetadataRule",
          "What the image's configuration says.",
          o -> {
            var user = o.optional("user", Texts.EQUAL, "USER; empty where the image sets none.");
            var entrypoint = o.optional("entrypoint", WORDS, "ENTRYPOINT, the whole list.");
            var cmd = o.optional("cmd", WORDS, "CMD, the whole list.");
            var env = o.map("env", Texts.EQUAL, "Variables that are set, with their values.");
            var absentEnv =
                o.list("absentEnv", Shape.text().nonEmpty(), "Variables that are not set.");
            var labels = o.map("labels", Texts.EQUAL, "Labels that are there, with their values.");
            var absentLabels =
                o.list("absentLabels", Shape.text().nonEmpty(), "Labels that are not there.");
            var exposed = o.list("exposedPorts", PORT, "Ports that are exposed.");
            var unexposed = o.list("unexposedPorts", PORT, "Ports that are not.");
            var volumes = o.list("volumes", ABSOLUTE, "Volumes that are declared.");
            var absentVolumes = o.list("absentVolumes", ABSOLUTE, "Volumes that are not.");
            var workdir = o.optional("workdir", Texts.EQUAL, "WORKDIR.");
            var stop =
                o.optional(
                    "stopSignal",
                    Shape.text().nonEmpty(),
                    "STOPSIGNAL; SIGTERM where the image sets none.");
            var health = o.optional("healthcheck", Shape.bool(), "Whether there is a HEALTHCHECK.");
            var platform =
                o.optional(
                    "platform",
                    Shape.text().as("a platform such as linux/amd64", Platform::parse),
                    "What the image is made for.");
            o.check(
                (v, report) ->
                    askForSomething(
                        "metadata",
                        Stream.of(
                            user,
                            entrypoint,
                            cmd,
                            env,
                            absentEnv,
                            labels,
                            absentLabels,
                            exposed,
                            unexposed,
                            volumes,
                            absentVolumes,
                            workdir,
                            stop,
                            health,
                            platform),
                        v,
                        report));
            return v ->
                new ImageRule.Metadata(
                    v.get(user),
                    v.get(entrypoint),
                    v.get(cmd),
                    v.get(env),
                    v.get(absentEnv),
                    v.get(labels),
                    v.get(absentLabels),
                    v.get(exposed),
                    v.get(unexposed),
                    v.get(volumes),
                    v.get(absentVolumes),
                    v.get(workdir),
                    v.get(stop),
                    v.get(health),
                    v.get(platform).map(Platform::toString));
          });

  private static final Shape<ImageRule.Size> SIZES =
      Shape.object(
          "SizeRule",
          "How large the image may be, unpacked.",
          o -> {
            var max = o.optional("max", SIZE, "All of it.");
            var layer = o.optional("maxLayer", SIZE, "Its largest layer.");
            var layers =
                o.optional("maxLayers", Shape.integer(1, 10_000), "The number of its layers.");
            o.check(
                (v, report) -> askForSomething("size", Stream.of(max, layer, layers), v, report));
            return v ->
                new ImageRule.Size(
                    v.get(max),
                    v.get(layer),
                    v.get(layers).map(OptionalInt::of).orElse(OptionalInt.empty()));
          });

  private static final Shape<ImageRule.NonRoot> NON_ROOT =
      Shape.either(
          Shape.constant("true").map(_ -> new ImageRule.NonRoot(false)),
          Shape.object(
              "NonRootRule",
              "The image's user is not root.",
              o -> {
                var numeric =
                    o.optional(
                        "numeric",
                        Shape.bool(),
                        "false",
                        "Whether USER has to be a number, as Kubernetes' `runAsNonRoot` needs it.");
                return v -> new ImageRule.NonRoot(v.get(numeric));
              }));

  /// The rules of an image, of which a check has one.
  static final List<Alternative<ImageRule>> RULES =
      List.of(
          Alternative.of("file", FILE, "A path of its file system."),
          Alternative.of("metadata", METADATA, "Its configuration."),
          Alternative.of("size", SIZES, "Its size."),
          Alternative.of("nonRoot", NON_ROOT, "Its user: `true`, or with details."));

  private static void askForSomething(
      String rule, Stream<Field<?>> fields, Values values, Report report) {
    if (fields.noneMatch(values::has)) {
      report.error(values.place(), "`" + rule + "` asks for nothing.", "Name what it has to be.");
    }
  }

  private static Optional<Integer> mode(String text) {
    if (text.length() == 10 && !Character.isDigit(text.charAt(0))) {
      return letters(text.substring(1));
    }
    var digits = text.startsWith("0o") ? text.substring(2) : text;
    boolean octal =
        !digits.isEmpty()
            && digits.length() <= 5
            && digits.chars().allMatch(c -> c >= '0' && c <= '7');
    return octal
        ? Optional.of(Integer.parseInt(digits, 8)).filter(m -> m <= 07777)
        : Optional.empty();
  }

  /// `rwxr-sr-t`, as `ls` writes the nine places.
  private static Optional<Integer> letters(String places) {
    int mode = 0;
    for (int i = 0; i < places.length(); i++) {
      int bit = 1 << (8 - i);
      char letter = places.charAt(i);
      int special = 1 << (11 - i / 3);
      if (letter == "rwx".charAt(i % 3)) {
        mode |= bit;
      } else if (i % 3 == 2 && letter == (i == 8 ? 't' : 's')) {
        mode |= bit | special;
      } else if (i % 3 == 2 && letter == (i == 8 ? 'T' : 'S')) {
        mode |= special;
      } else if (letter != '-') {
        return Optional.empty();
      }
    }
    return Optional.of(mode);
  }

  private static Optional<Port> port(String text) {
    int slash = text.indexOf('/');
    var number = slash < 0 ? text : text.substring(0, slash);
    boolean digits =
        !number.isEmpty()
            && number.length() <= 5
            && number.chars().allMatch(c -> c >= '0' && c <= '9');
    int value = digits ? Integer.parseInt(number) : 0;
    if (value < 1 || value > 65_535) {
      return Optional.empty();
    }
    var protocol = slash < 0 ? "tcp" : text.substring(slash + 1).toLowerCase(Locale.ROOT);
    for (var known : Port.Protocol.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(protocol)) {
        return Optional.of(new Port(value, known));
      }
    }
    return Optional.empty();
  }
}
