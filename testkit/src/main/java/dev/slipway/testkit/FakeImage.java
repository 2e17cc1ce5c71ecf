package dev.slipway.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.Healthcheck;
import dev.slipway.core.container.Image;
import dev.slipway.core.container.ImageConfig;
import dev.slipway.core.container.ImageLayer;
import dev.slipway.core.container.ImageReference;
import dev.slipway.core.container.Platform;
import dev.slipway.core.container.Port;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;

/// An image in memory: what an engine says of it, its files, and what its programs do.
public final class FakeImage {
  private final ImageReference name;
  private final Image image;
  private final List<ImageLayer> layers;
  private final FakeFiles files;
  private final Map<String, Integer> accounts;
  private final Map<List<String>, FakeProgram> commands;
  private final Map<String, FakeProgram> programs;
  private final Optional<FakeProgram> otherwise;
  private final Optional<String> refusal;

  private FakeImage(Builder builder) {
    name = builder.name;
    layers = List.copyOf(builder.layers);
    files = builder.files.copy();
    accounts = Map.copyOf(builder.accounts);
    commands = Map.copyOf(builder.commands);
    programs = Map.copyOf(builder.programs);
    otherwise = builder.otherwise;
    refusal = builder.refusal;
    image =
        new Image(
            "sha256:" + Sha256.of(name.familiar()),
            List.of(name.familiar()),
            builder.digests,
            builder.platform,
            Optional.of(Instant.parse("2024-01-01T00:00:00Z")),
            ByteCount.of(layers.stream().mapToLong(layer -> layer.size().bytes()).sum()),
            builder.config());
  }

  public static Builder named(String name) {
    return new Builder(
        ImageReference.parse(name)
            .orElseThrow(() -> new IllegalArgumentException(ImageReference.problem(name))));
  }

  public Image image() {
    return image;
  }

  ImageReference name() {
    return name;
  }

  List<ImageLayer> layers() {
    return layers;
  }

  FakeFiles files() {
    return files;
  }

  Optional<FakeProgram> program(List<String> command) {
    var whole = commands.get(command);
    var byName = whole == null ? programs.get(command.getFirst()) : whole;
    return Optional.ofNullable(byName).or(() -> otherwise);
  }

  Optional<String> refusal() {
    return refusal;
  }

  /// The number of a user as `docker run --user` takes it: a number or a name, perhaps with a
  /// group.
  OptionalInt uid(String user) {
    var name = user.contains(":") ? user.substring(0, user.indexOf(':')) : user;
    if (name.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return name.isEmpty() ? OptionalInt.of(0) : OptionalInt.of(Integer.parseInt(name));
    }
    var uid = accounts.get(name);
    return uid == null ? OptionalInt.empty() : OptionalInt.of(uid);
  }

  /// Collects the parts. Without any, the image is root's, for linux/amd64, and can do nothing.
  public static final class Builder {
    private final ImageReference name;
    private List<String> digests = List.of();
    private Platform platform = new Platform("linux", "amd64", Optional.empty());
    private Optional<String> user = Optional.empty();
    private List<String> entrypoint = List.of();
    private List<String> command = List.of();
    private final SequencedMap<String, String> env =
        new LinkedHashMap<>(Map.of("PATH", "/usr/local/bin:/usr/bin:/bin"));
    private final SequencedMap<String, String> labels = new LinkedHashMap<>();
    private final Set<Port> ports = new LinkedHashSet<>();
    private final Set<String> volumes = new LinkedHashSet<>();
    private Optional<String> workdir = Optional.empty();
    private Optional<String> stopSignal = Optional.empty();
    private Optional<Healthcheck> healthcheck = Optional.empty();
    private final List<ImageLayer> layers = new ArrayList<>();
    private final FakeFiles files = new FakeFiles();
    private final Map<String, Integer> accounts = new HashMap<>(Map.of("root", 0));
    private final Map<List<String>, FakeProgram> commands = new HashMap<>();
    private final Map<String, FakeProgram> programs = new HashMap<>();
    private Optional<FakeProgram> otherwise = Optional.empty();
    private Optional<String> refusal = Optional.empty();

    private Builder(ImageReference name) {
      this.name = name;
    }

    public Builder digest(String value) {
      digests = List.of(name.repository() + "@" + value);
      return this;
    }

    public Builder platform(Platform value) {
      platform = value;
      return this;
    }

    public Builder user(String value) {
      user = Optional.of(value);
      return this;
    }

    public Builder entrypoint(String... words) {
      entrypoint = List.of(words);
      return this;
    }

    public Builder command(String... words) {
      command = List.of(words);
      return this;
    }

    public Builder env(String variable, String value) {
      env.put(variable, value);
      return this;
    }

    public Builder label(String key, String value) {
      labels.put(key, value);
      return this;
    }

    public Builder exposes(int port) {
      ports.add(Port.tcp(port));
      return this;
    }

    public Builder volume(String path) {
      volumes.add(path);
      return this;
    }

    public Builder workdir(String value) {
      workdir = Optional.of(value);
      return this;
    }

    public Builder stopSignal(String value) {
      stopSignal = Optional.of(value);
      return this;
    }

    /// Its command is one of the image's programs; `CMD-SHELL` becomes `/bin/sh -c LINE`.
    public Builder healthcheck(Healthcheck value) {
      healthcheck = Optional.of(value);
      return this;
    }

    public Builder layer(ByteCount size, String createdBy) {
      layers.add(new ImageLayer(size, createdBy));
      return this;
    }

    /// A name that `--user` may bear.
    public Builder account(String account, int uid) {
      accounts.put(account, uid);
      return this;
    }

    /// Root's, mode 0644.
    public Builder file(String path, String text) {
      return file(path, text.getBytes(UTF_8), 0644, 0, 0);
    }

    public Builder file(String path, byte[] bytes, int mode, int uid, int gid) {
      files.put(path, FakeFile.file(bytes, mode, uid, gid));
      return this;
    }

    public Builder directory(String path, int mode, int uid, int gid) {
      files.put(path, FakeFile.directory(mode, uid, gid));
      return this;
    }

    public Builder link(String path, String target) {
      files.put(path, FakeFile.link(target));
      return this;
    }

    /// What runs for exactly these words; goes before a program of that name.
    public Builder command(List<String> words, FakeProgram program) {
      commands.put(List.copyOf(words), program);
      return this;
    }

    /// What runs for any command whose first word this is.
    public Builder program(String firstWord, FakeProgram program) {
      programs.put(firstWord, program);
      return this;
    }

    /// What runs for every other command; without it they are programs that are not there.
    public Builder otherwise(FakeProgram program) {
      otherwise = Optional.of(program);
      return this;
    }

    /// Every start is refused in these words.
    public Builder refusing(String reason) {
      refusal = Optional.of(reason);
      return this;
    }

    public FakeImage build() {
      if (layers.isEmpty()) {
        layer(ByteCount.ofMebibytes(1), "made in memory");
      }
      return new FakeImage(this);
    }

    private ImageConfig config() {
      return new ImageConfig(
          user,
          entrypoint,
          command,
          env,
          labels,
          ports,
          volumes,
          workdir,
          stopSignal,
          healthcheck,
          List.of(),
          List.of());
    }
  }
}
