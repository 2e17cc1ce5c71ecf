package dev.slipway.validate.init;

import dev.slipway.core.container.ImageConfig;
import dev.slipway.core.container.Port;
import dev.slipway.validate.probe.PortAnswer;
import dev.slipway.validate.reading.ValidatorReader;
import dev.slipway.wire.json.Json;
import java.util.List;
import java.util.stream.Collectors;

/// A survey as a manifest, ready to edit.
final class ManifestText {
  private static final int STOP_SECONDS = 10;

  private final StringBuilder text = new StringBuilder();

  private ManifestText() {}

  static String of(Survey survey) {
    var manifest = new ManifestText();
    manifest.head(survey);
    manifest.image(survey.image().config());
    manifest.process(survey);
    manifest.ports(survey);
    manifest.end(survey);
    return manifest.text.toString();
  }

  private void head(Survey survey) {
    line("# What " + survey.name() + " is today. Keep what has to stay true, drop the rest.");
    line("apiVersion: " + ValidatorReader.API_VERSION);
    line("kind: " + ValidatorReader.KIND);
    line("name: " + quoted(survey.name()));
    line("description: " + quoted("Describes " + survey.name()));
    var ports =
        survey.image().config().exposedPorts().stream()
            .sorted(java.util.Comparator.comparingInt(Port::number))
            .toList();
    if (!ports.isEmpty()) {
      line("ports:");
      ports.forEach(
          port -> line("  - {port: " + port.number() + ", protocol: " + port.protocol() + "}"));
    }
    if (survey.keptAlive()) {
      line("# The image's own process ends at once; this keeps a container to look at.");
      line("dockerRunOptions: [\"--entrypoint\", \"sleep\"]");
      line("command: [infinity]");
    }
    line("checks:");
  }

  private void image(ImageConfig config) {
    line("  - name: metadata");
    line("    description: The image's configuration");
    line("    image:");
    line("      metadata:");
    line("        user: " + quoted(config.user().orElse("")));
    line("        entrypoint: " + words(config.entrypoint()));
    line("        cmd: " + words(config.command()));
    config.workdir().ifPresent(dir -> line("        workdir: " + quoted(dir)));
    if (!config.exposedPorts().isEmpty()) {
      line(
          "        exposedPorts: "
              + words(config.exposedPorts().stream().map(Port::toString).sorted().toList()));
    }
    if (!config.volumes().isEmpty()) {
      line("        volumes: " + words(config.volumes().stream().sorted().toList()));
    }
    config.stopSignal().ifPresent(signal -> line("        stopSignal: " + signal));
    line("        healthcheck: " + hasHealthcheck(config));
  }

  private void process(Survey survey) {
    survey
        .user()
        .filter(_ -> survey.uid().isPresent())
        .ifPresent(user -> exec("user", "Runs as " + user, List.of("id", "-un"), user));
    survey.uid().ifPresent(uid -> exec("uid", "Runs as user " + uid, List.of("id", "-u"), uid));
    survey
        .home()
        .ifPresent(
            home ->
                exec("home", "Home is " + home, List.of("/bin/sh", "-c", "echo \"$HOME\""), home));
    if (survey.processes().isEmpty()) {
      return;
    }
    line(
        "  # Processes: "
            + survey.processes().stream()
                .map(ManifestText::oneLine)
                .collect(Collectors.joining("; ")));
    if (hasHealthcheck(survey.image().config())) {
      line("  - name: health");
      line("    description: HEALTHCHECK becomes healthy");
      line("    probe:");
      line("      health: {withinSeconds: 60}");
    }
  }

  private void exec(String name, String description, List<String> command, String output) {
    line("  - name: " + name);
    line("    description: " + quoted(description));
    line("    probe:");
    line("      exec:");
    line("        command: " + words(command));
    line("        stdout: {equals: " + quoted(output) + "}");
  }

  private void ports(Survey survey) {
    survey
        .ports()
        .forEach(
            (port, answer) -> {
              switch (answer) {
                case PortAnswer.Silence _ -> {}
                case PortAnswer.Accepted _ -> {
                  line("  - name: tcp-" + port);
                  line("    description: Listens on port " + port);
                  line("    probe:");
                  line("      tcpSocket: {port: " + port + "}");
                  line("      failureThreshold: 30");
                }
                case PortAnswer.Http(int status) -> {
                  line("  - name: http-" + port);
                  line("    description: Answers HTTP on port " + port);
                  line("    probe:");
                  boolean success = status >= 200 && status < 300;
                  line(
                      "      httpGet: {port: "
                          + port
                          + ", path: /"
                          + (success ? "" : ", status: " + status)
                          + "}");
                  line("      failureThreshold: 30");
                }
              }
            });
  }

  private void end(Survey survey) {
    survey
        .exitCode()
        .filter(_ -> !survey.keptAlive())
        .ifPresent(
            code -> {
              line("  - name: exit");
              line("    description: Ends on its own with exit code " + code);
              line("    probe:");
              line("      exit: {exitCode: " + code + ", withinSeconds: 60}");
            });
    survey
        .stop()
        .ifPresent(
            stop -> {
              line("  - name: stop");
              line("    description: Ends on SIGTERM");
              line("    probe:");
              line(
                  "      stop: {withinSeconds: "
                      + STOP_SECONDS
                      + ", exitCode: "
                      + stop.exitCode()
                      + "}");
            });
  }

  private static boolean hasHealthcheck(ImageConfig config) {
    return config.healthcheck().filter(h -> !h.test().equals(List.of("NONE"))).isPresent();
  }

  private static String oneLine(String command) {
    return command.replaceAll("\\p{Cntrl}", " ");
  }

  private static String words(List<String> words) {
    return words.stream().map(ManifestText::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  /// JSON's strings are YAML's.
  private static String quoted(String text) {
    return Json.of(text).write();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
