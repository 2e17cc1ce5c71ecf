package dev.slipway.validate.options;

import dev.slipway.core.container.Mount;
import dev.slipway.manifest.Excerpt;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `--volume`, `--mount` and `--tmpfs`.
record VolumeSyntax(Path folder) {
  private static final Set<String> OPTIONS =
      Set.of(
          "ro",
          "rw",
          "z",
          "Z",
          "shared",
          "rshared",
          "slave",
          "rslave",
          "private",
          "rprivate",
          "nocopy",
          "consistent",
          "cached",
          "delegated");
  private static final String EXPECTED =
      "a volume, such as `/folder`, `name:/folder` or `/host/folder:/folder:ro`";

  /// `/anonymous`, `name:/path:ro`, `./relative:/path`.
  Meaning volume(String text) {
    var parts = text.split(":", -1);
    if (parts.length == 1) {
      return isTarget(parts[0])
          ? mount(new Mount.AnonymousVolume(parts[0]))
          : Meaning.unlike(EXPECTED);
    }
    if (parts.length > 3 || parts[0].isEmpty() || !isTarget(parts[1])) {
      return Meaning.unlike(EXPECTED);
    }
    var options = parts.length == 3 ? List.of(parts[2].split(",", -1)) : List.<String>of();
    if (!OPTIONS.containsAll(options)) {
      return Meaning.faulty(
          "knows no volume's option like " + Excerpt.code(parts[2]),
          "The options are ro, rw, z, Z, nocopy and those of propagation, as rshared.");
    }
    return parts[0].startsWith("/") || parts[0].startsWith(".")
        ? bind(parts[0], parts[1], options)
        : named(parts[0], parts[1], options);
  }

  private Meaning bind(String source, String target, List<String> options) {
    var path = absolute(source);
    return path.isEmpty()
        ? Meaning.unlike("a path of this machine")
        : mount(new Mount.Bind(path.get(), target, options));
  }

  private static Meaning named(String name, String target, List<String> options) {
    if (name.startsWith("~")) {
      return Meaning.faulty(
          "takes no home folder", "Only a shell expands `~`: write the folder out.");
    }
    return name.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]+")
        ? mount(new Mount.NamedVolume(name, target, options))
        : Meaning.faulty(
            "takes no volume called " + Excerpt.code(name), "A relative folder begins with `./`.");
  }

  private Optional<String> absolute(String source) {
    try {
      return Optional.of(folder.resolve(source).normalize().toString());
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  /// `/run:size=64m,mode=1777`
  static Meaning tmpfs(String text) {
    int colon = text.indexOf(':');
    var target = colon < 0 ? text : text.substring(0, colon);
    var options = colon < 0 ? "" : text.substring(colon + 1);
    return isTarget(target)
        ? mount(
            new Mount.Tmpfs(target, options.isEmpty() ? List.of() : List.of(options.split(","))))
        : Meaning.unlike("a folder for a tmpfs, such as `/run` or `/run:size=64m`");
  }

  /// `type=bind,source=/host,target=/path,readonly`
  Meaning mount(String text) {
    var fields = Values.fields(text);
    if (fields.isEmpty()) {
      return Meaning.faulty("has quotes that are not closed");
    }
    var type = "volume";
    var source = "";
    var target = "";
    var options = new ArrayList<String>();
    for (var field : fields.get()) {
      int equals = field.indexOf('=');
      var key = equals < 0 ? field : field.substring(0, equals);
      var value = equals < 0 ? "" : field.substring(equals + 1);
      switch (key) {
        case "type" -> type = value;
        case "source", "src" -> source = value;
        case "target", "dst", "destination" -> target = value;
        case "readonly", "ro" -> {
          var readOnly = Values.bool(value);
          if (readOnly.isEmpty()) {
            return Meaning.faulty("takes true or false for `" + key + "`");
          }
          if (readOnly.get()) {
            options.add("ro");
          }
        }
        case "bind-propagation" -> options.add(value);
        case "volume-nocopy" -> options.add("nocopy");
        case "tmpfs-size" -> options.add("size=" + value);
        case "tmpfs-mode" -> options.add("mode=" + value);
        case "consistency" -> {
          // Of interest on other systems than Linux only.
        }
        default -> {
          return Meaning.faulty(
              "knows no " + Excerpt.code(key),
              "It knows type, source, target, readonly, bind-propagation, volume-nocopy,"
                  + " tmpfs-size and tmpfs-mode.");
        }
      }
    }
    if (!isTarget(target)) {
      return Meaning.faulty("has no absolute path as its target");
    }
    return switch (type) {
      case "bind" ->
          source.isEmpty()
              ? Meaning.faulty("has no source to bind")
              : bind(source, target, options);
      case "volume" ->
          source.isEmpty()
              ? mount(new Mount.AnonymousVolume(target))
              : named(source, target, options);
      case "tmpfs" -> mount(new Mount.Tmpfs(target, options));
      default ->
          Meaning.faulty(
              "makes no " + Excerpt.code(type) + ": its types are bind, volume and tmpfs");
    };
  }

  private static boolean isTarget(String path) {
    return path.startsWith("/") && path.indexOf('\0') < 0;
  }

  private static Meaning mount(Mount mount) {
    return Meaning.change(container -> container.mount(mount));
  }
}
