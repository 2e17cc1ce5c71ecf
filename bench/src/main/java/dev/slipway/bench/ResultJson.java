package dev.slipway.bench;

import dev.slipway.wire.json.Json;
import java.util.List;

/// Results for programs: every single measurement, in nanoseconds.
final class ResultJson {
  private ResultJson() {}

  static Json of(Machine machine, int rounds, List<Json> scenarios) {
    return Json.object()
        .put("processors", machine.processors())
        .put("load", machine.load())
        .put("engine", machine.engine())
        .put("java", machine.java())
        .put("rounds", rounds)
        .put("scenarios", Json.array(scenarios))
        .build();
  }

  static Json of(Scenario scenario, List<Line> lines) {
    return Json.object()
        .put("name", scenario.name())
        .put("title", scenario.title())
        .put("lines", Json.array(lines.stream().map(ResultJson::line).toList()))
        .build();
  }

  private static Json line(Line line) {
    return Json.object()
        .put("what", line.what().strip())
        .put("value", line.value())
        .put("unit", line.unit())
        .putIfPresent("note", line.note())
        .putIfPresent("aim", line.aim(), ResultJson::aim)
        .putIfPresent("samples", line.series(), ResultJson::samples)
        .build();
  }

  private static Json aim(Line.Aim aim) {
    return Json.object()
        .put("actual", aim.actual())
        .put("limit", aim.limit())
        .put("unit", aim.unit())
        .put("met", aim.met())
        .build();
  }

  private static Json samples(Series series) {
    return Json.array(
        series.samples().stream()
            .map(
                sample ->
                    Json.object()
                        .put("nanos", sample.nanos())
                        .put("cpuNanos", sample.cpuNanos())
                        .putIfPresent("verdictNanos", sample.verdictNanos(), Json::of)
                        .put("peakBytes", sample.peakBytes())
                        .build())
            .toList());
  }
}
