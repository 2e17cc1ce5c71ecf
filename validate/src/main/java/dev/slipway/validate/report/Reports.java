package dev.slipway.validate.report;

import dev.slipway.validate.verdict.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// One validation, written out. Equal reports give equal text; times are those of the report.
public final class Reports {
  private Reports() {}

  /// The whole report with a line end at its end, without colours.
  public static String render(Report report, Format format) {
    return switch (format) {
      case TEXT -> TextReport.render(report);
      case JSON -> JsonReport.render(report);
      case JUNIT -> JunitReport.render(report);
      case TAP -> TapReport.render(report);
      case SARIF -> SarifReport.render(report);
      case GITHUB -> GithubReport.render(report);
    };
  }

  /// The JSON Schema, draft 2020-12, of [Format#JSON].
  public static String jsonSchema() {
    try (var in = Reports.class.getResourceAsStream("report-v1.schema.json")) {
      if (in == null) {
        throw new IllegalStateException("The schema of the JSON report is missing from the jar.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
