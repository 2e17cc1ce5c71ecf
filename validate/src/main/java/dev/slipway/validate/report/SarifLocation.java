package dev.slipway.validate.report;

import dev.slipway.manifest.Place;
import dev.slipway.wire.json.Json;
import dev.slipway.wire.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Places in files as SARIF writes them.
final class SarifLocation {
  private SarifLocation() {}

  static JsonObject.Builder of(Place place) {
    return Json.object()
        .put(
            "physicalLocation",
            Json.object()
                .put("artifactLocation", Json.object().put("uri", uri(place.file())).build())
                .put(
                    "region",
                    Json.object()
                        .put("startLine", place.line())
                        .put("startColumn", place.column())
                        .put("endColumn", place.column() + place.length())
                        .build())
                .build());
  }

  /// A file's name as a URI, an address as it is; what a URI cannot hold is written as `%` and hex
  /// digits (RFC 3986).
  static String uri(String file) {
    boolean address = file.contains("://");
    var uri = new StringBuilder(file.startsWith("/") ? "file://" : "");
    for (byte b : file.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (isPlain(c) || (address && ":?#[]@!$&'()*+,;=%".indexOf(c) >= 0)) {
        uri.append(c);
      } else {
        uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return uri.toString();
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~/".indexOf(c) >= 0;
  }
}
