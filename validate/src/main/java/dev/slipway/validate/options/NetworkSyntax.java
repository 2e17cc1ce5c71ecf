package dev.slipway.validate.options;

import dev.slipway.manifest.Excerpt;
import java.util.ArrayList;
import java.util.Locale;

/// `--network`, `--add-host` and the addresses around them.
final class NetworkSyntax {
  private NetworkSyntax() {}

  /// `host`, `container:ID`, a name, or `name=net,alias=web`.
  static Meaning network(String text) {
    if (text.isBlank()) {
      return Meaning.unlike("a network");
    }
    if (text.indexOf('=') < 0) {
      return Meaning.change(container -> container.networkMode(text));
    }
    var fields = Values.fields(text);
    if (fields.isEmpty()) {
      return Meaning.faulty("has quotes that are not closed");
    }
    var effects = new ArrayList<Meaning.Effect>();
    boolean named = false;
    for (var field : fields.get()) {
      var parts = field.split("=", 2);
      var value = parts.length > 1 ? parts[1] : "";
      switch (parts[0]) {
        case "name" -> {
          named = !value.isEmpty();
          effects.add(container -> container.networkMode(value));
        }
        case "alias" -> effects.add(container -> container.alias(value));
        case "mac-address" -> {
          if (!isMac(value)) {
            return Meaning.faulty("has a mac-address that is none");
          }
          effects.add(container -> container.macAddress(value));
        }
        default -> {
          return Meaning.faulty(
              "knows no " + Excerpt.code(parts[0]), "It knows name, alias and mac-address.");
        }
      }
    }
    return named ? Meaning.changes(effects) : Meaning.faulty("has no name of a network");
  }

  /// `name:address` or `name=address`; the address of the machine is `host-gateway`.
  static Meaning host(String text) {
    int equals = text.indexOf('=');
    int end = equals >= 0 ? equals : text.indexOf(':');
    var name = end < 0 ? "" : text.substring(0, end);
    var address = Values.withoutBrackets(text.substring(end + 1));
    return name.isEmpty() || (!address.equals("host-gateway") && !Values.isAddress(address))
        ? Meaning.unlike("a host, such as `db:10.0.0.2` or `machine:host-gateway`")
        : Meaning.change(container -> container.extraHost(name + ":" + address));
  }

  static boolean isMac(String text) {
    return text.toLowerCase(Locale.ROOT).matches("[0-9a-f]{2}([:-][0-9a-f]{2}){5}");
  }
}
