package dev.slipway.docker;

import dev.slipway.core.container.ContainerState;
import dev.slipway.core.container.ContainerState.Health;
import dev.slipway.wire.json.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Reads `GET /containers/{id}/json`.
record Inspection(Json json) {
  ContainerState state() {
    var status = json.text("State", "Status").orElse("");
    return switch (status) {
      case "running", "paused", "restarting" ->
          new ContainerState.Running(time("StartedAt").orElse(Instant.EPOCH), health());
      // A start that failed leaves "created" with an error behind.
      case "created", "initialized", "configured" ->
          error().isEmpty() ? new ContainerState.Created() : exited();
      default -> running() ? runningAnyway() : exited();
    };
  }

  private ContainerState runningAnyway() {
    return new ContainerState.Running(time("StartedAt").orElse(Instant.EPOCH), health());
  }

  boolean running() {
    return json.bool("State", "Running").orElse(false);
  }

  String id() {
    return json.text("Id").orElse("");
  }

  long pid() {
    return json.number("State", "Pid").orElse(0L);
  }

  private ContainerState.Exited exited() {
    return new ContainerState.Exited(
        json.number("State", "ExitCode").orElse(0L).intValue(),
        json.bool("State", "OOMKilled").orElse(false),
        error().map(EngineWords::tidy),
        time("StartedAt"),
        time("FinishedAt"));
  }

  private Optional<String> error() {
    return json.text("State", "Error").filter(error -> !error.isBlank());
  }

  private Health health() {
    var health = json.at("State", "Health");
    if (health.isEmpty()) {
      return Health.NONE;
    }
    var status =
        switch (health.get().text("Status").orElse("none").toLowerCase(Locale.ROOT)) {
          case "healthy" -> Health.Status.HEALTHY;
          case "unhealthy" -> Health.Status.UNHEALTHY;
          case "starting" -> Health.Status.STARTING;
          default -> Health.Status.NONE;
        };
    var log = health.get().elements("Log");
    return new Health(
        status,
        health.get().number("FailingStreak").orElse(0L).intValue(),
        log.isEmpty() ? Optional.empty() : log.getLast().text("Output"));
  }

  /// Engines write year 1 for what has not happened.
  private Optional<Instant> time(String name) {
    return json.text("State", name).flatMap(Timestamp::parse).filter(t -> t.isAfter(Instant.EPOCH));
  }
}
