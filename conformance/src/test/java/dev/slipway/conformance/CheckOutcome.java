package dev.slipway.conformance;

import dev.slipway.wire.json.Json;
import java.util.stream.Collectors;

/// What a report in JSON says of one check.
///
/// @param status the word of the text report: `passed`, `failed`, `skipped`, …
/// @param explanation message, cause and evidence, as far as there are any
record CheckOutcome(String name, String kind, String status, boolean accepted, String explanation) {
  static CheckOutcome of(Json check) {
    var evidence =
        check.elements("evidence").stream()
            .map(item -> item.text("label").orElse("") + ": " + item.text("text").orElse(""))
            .collect(Collectors.joining("\n"));
    return new CheckOutcome(
        check.text("name").orElseThrow(),
        check.text("kind").orElseThrow(),
        check.text("status").orElseThrow(),
        check.bool("accepted").orElseThrow(),
        check.text("message").or(() -> check.text("cause")).orElse("") + "\n" + evidence);
  }
}
