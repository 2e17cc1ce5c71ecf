package dev.slipway.validate.report;

import dev.slipway.validate.contract.ImageRule;
import dev.slipway.validate.contract.Probe;
import dev.slipway.validate.contract.Requirement;

/// The words for what a check asks, as manifests spell them.
final class Kinds {
  private Kinds() {}

  static String of(Requirement requirement) {
    return switch (requirement) {
      case Probe.Running _ -> "container";
      case Probe.Exec _ -> "exec";
      case Probe.HttpGet _ -> "httpGet";
      case Probe.TcpSocket _ -> "tcpSocket";
      case Probe.Grpc _ -> "grpc";
      case Probe.Logs _ -> "logs";
      case Probe.Health _ -> "health";
      case Probe.Exit _ -> "exit";
      case Probe.Stop _ -> "stop";
      case ImageRule.File _ -> "file";
      case ImageRule.Metadata _ -> "metadata";
      case ImageRule.Size _ -> "size";
      case ImageRule.NonRoot _ -> "nonRoot";
    };
  }
}
