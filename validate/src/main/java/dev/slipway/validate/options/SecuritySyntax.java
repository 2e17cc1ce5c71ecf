package dev.slipway.validate.options;

import dev.slipway.manifest.Excerpt;
import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonException;

/// `--security-opt`: `no-new-privileges`, `label=disable`, `seccomp=profile.json`. The engine wants
/// a profile's content, not its name.
record SecuritySyntax(Surroundings surroundings) {
  Meaning parse(String text) {
    int equals = text.indexOf('=');
    // Docker before 1.11 wrote `label:disable`.
    int end = equals >= 0 ? equals : text.indexOf(':');
    var key = end < 0 ? text : text.substring(0, end);
    var value = end < 0 ? "" : text.substring(end + 1);
    if (key.equals("no-new-privileges")) {
      return Meaning.change(container -> container.securityOption(text));
    }
    if (key.isEmpty() || value.isEmpty()) {
      return Meaning.unlike(
          "a security option, such as `no-new-privileges` or `seccomp=unconfined`");
    }
    return switch (key) {
      case "seccomp" -> seccomp(value);
      case "systempaths" ->
          Meaning.faulty("cannot pass on `systempaths`", "Give --privileged instead.");
      default -> Meaning.change(container -> container.securityOption(key + "=" + value));
    };
  }

  private Meaning seccomp(String value) {
    if (value.equals("unconfined") || value.equals("builtin")) {
      return Meaning.change(container -> container.securityOption("seccomp=" + value));
    }
    return switch (surroundings.text(value)) {
      case Surroundings.Unreadable(var why) ->
          Meaning.faulty("names " + Excerpt.code(value) + ", which cannot be read: " + why);
      case Surroundings.Text(var profile) -> compact(value, profile);
    };
  }

  private static Meaning compact(String file, String profile) {
    try {
      var json = Json.parse(profile).write();
      return Meaning.change(container -> container.securityOption("seccomp=" + json));
    } catch (JsonException e) {
      return Meaning.faulty(
          "names "
              + Excerpt.code(file)
              + ", which is not JSON at line "
              + e.line()
              + ", column "
              + e.column());
    }
  }
}
