package dev.slipway.validate.report;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.Port;
import dev.slipway.validate.contract.ImageRule;
import dev.slipway.validate.contract.IntRanges;
import dev.slipway.validate.contract.Probe;
import dev.slipway.validate.contract.TextRule;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// One requirement of each kind.
final class Requirements {
  static final Probe EXEC =
      new Probe.Exec(
          List.of("true"),
          IntRanges.of(0),
          TextRule.ANYTHING,
          TextRule.ANYTHING,
          Optional.empty(),
          Optional.empty(),
          new LinkedHashMap<>());
  static final Probe HTTP =
      new Probe.HttpGet(
          "GET",
          Probe.HttpGet.Scheme.HTTP,
          Optional.empty(),
          Port.tcp(8888),
          "/",
          List.of(),
          Optional.empty(),
          true,
          IntRanges.between(200, 299),
          List.of(),
          TextRule.ANYTHING,
          List.of());
  static final Probe TCP = new Probe.TcpSocket(Port.tcp(8786));
  static final Probe GRPC = new Probe.Grpc(Port.tcp(50051), "", false);
  static final Probe LOGS =
      new Probe.Logs(
          Probe.Logs.Stream.ANY, TextRule.containing("listening"), Duration.ofSeconds(5));
  static final Probe HEALTH = new Probe.Health(Duration.ofSeconds(10));
  static final Probe EXIT = new Probe.Exit(IntRanges.of(0), Duration.ofSeconds(60));
  static final Probe STOP = new Probe.Stop("SIGTERM", Duration.ofSeconds(10), Optional.empty());
  static final ImageRule FILE =
      new ImageRule.File(
          "/usr/bin/tini",
          true,
          Optional.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          TextRule.ANYTHING,
          Optional.empty(),
          Optional.empty());
  static final ImageRule METADATA =
      new ImageRule.Metadata(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          new LinkedHashMap<>(),
          List.of(),
          new LinkedHashMap<>(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
  static final ImageRule SIZE =
      new ImageRule.Size(
          Optional.of(ByteCount.ofMebibytes(80)), Optional.empty(), OptionalInt.empty());
  static final ImageRule NON_ROOT = new ImageRule.NonRoot(false);

  private Requirements() {}
}
