package dev.slipway.validate.contract;

import dev.slipway.core.container.ByteCount;
import dev.slipway.core.container.FileEntry;
import dev.slipway.core.container.Port;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// What a check asks of the image alone; nothing is started for it.
public sealed interface ImageRule extends Requirement {
  /// A path of its file system.
  ///
  /// @param mode the twelve permission bits
  /// @param owner a user's name or number
  /// @param group a group's name or number
  record File(
      String path,
      boolean exists,
      Optional<FileEntry.Type> type,
      OptionalInt mode,
      Optional<ExecutableBy> executableBy,
      Optional<String> owner,
      Optional<String> group,
      Optional<String> linkTarget,
      TextRule content,
      Optional<String> sha256,
      Optional<ByteCount> maximumSize)
      implements ImageRule {
    /// Who has the x bit.
    public enum ExecutableBy {
      OWNER,
      GROUP,
      OTHER,
      ANY
    }
  }

  /// What its configuration says. Lists given are the whole list; maps, ports and volumes given
  /// have to be among those of the image.
  record Metadata(
      Optional<TextRule> user,
      Optional<List<String>> entrypoint,
      Optional<List<String>> command,
      SequencedMap<String, TextRule> env,
      List<String> absentEnv,
      SequencedMap<String, TextRule> labels,
      List<String> absentLabels,
      List<Port> exposedPorts,
      List<Port> unexposedPorts,
      List<String> volumes,
      List<String> absentVolumes,
      Optional<TextRule> workdir,
      Optional<String> stopSignal,
      Optional<Boolean> healthcheck,
      Optional<String> platform)
      implements ImageRule {
    public Metadata {
      absentEnv = List.copyOf(absentEnv);
      absentLabels = List.copyOf(absentLabels);
      exposedPorts = List.copyOf(exposedPorts);
      unexposedPorts = List.copyOf(unexposedPorts);
      volumes = List.copyOf(volumes);
      absentVolumes = List.copyOf(absentVolumes);
    }
  }

  /// How large it may be.
  record Size(
      Optional<ByteCount> maximum, Optional<ByteCount> maximumLayer, OptionalInt maximumLayers)
      implements ImageRule {}

  /// Its user is not root, neither by name nor by number; with `numeric`, a number at all, so that
  /// Kubernetes' `runAsNonRoot` can tell.
  record NonRoot(boolean numeric) implements ImageRule {}
}
