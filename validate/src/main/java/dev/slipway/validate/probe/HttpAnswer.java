package dev.slipway.validate.probe;

import dev.slipway.validate.contract.Probe;
import dev.slipway.validate.verdict.Evidence;
import dev.slipway.validate.verdict.Look;
import dev.slipway.wire.http.HttpHeaders;
import java.util.ArrayList;
import java.util.stream.Collectors;

/// An answer over HTTP, its body as far as it was read.
record HttpAnswer(int status, String reason, HttpHeaders headers, String body) {

  /// Holds the answer to what a probe expects.
  static Look judge(Probe.HttpGet probe, HttpAnswer answer, String url) {
    var unmet = new ArrayList<String>();
    if (!probe.status().contains(answer.status)) {
      unmet.add("status " + probe.status() + ", got " + answer.status);
    }
    for (var header : probe.expectedHeaders()) {
      var values = answer.headers.all(header.name());
      if (!values.contains(header.value())) {
        unmet.add(
            "header `"
                + header.name()
                + ": "
                + header.value()
                + "`, got "
                + (values.isEmpty()
                    ? "none"
                    : values.stream().map(v -> "`" + v + "`").collect(Collectors.joining(", "))));
      }
    }
    probe.expectedBody().unmet(answer.body).ifPresent(what -> unmet.add("the body to " + what));
    if (!probe.expectedJson().isEmpty()) {
      unmet.addAll(JsonBody.unmet(answer.body, probe.expectedJson()));
    }
    var evidence = Evidence.of("request", probe.method() + " " + url).and(answer.evidence());
    return unmet.isEmpty()
        ? Look.good(evidence)
        : Look.bad("Expected " + String.join("; ", unmet) + ".", evidence);
  }

  Evidence evidence() {
    var line = "HTTP " + status + (reason.isBlank() ? "" : " " + reason);
    var fields =
        headers.fields().stream()
            .map(h -> h.name() + ": " + h.value())
            .collect(Collectors.joining("\n"));
    return Evidence.of("status", line).withHead("headers", fields).withHead("body", body);
  }
}
