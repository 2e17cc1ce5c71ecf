package dev.slipway.core.container;

import java.util.List;

/// Something that appears at a path of a container.
public sealed interface Mount {
  String target();

  /// A folder or file of the engine's machine. Options are the engine's words: `ro`, `z`,
  /// `rshared`.
  record Bind(String source, String target, List<String> options) implements Mount {
    public Bind {
      options = List.copyOf(options);
    }
  }

  /// A new empty volume that goes with its container.
  record AnonymousVolume(String target) implements Mount {}

  /// A volume with a name, which stays.
  record NamedVolume(String name, String target, List<String> options) implements Mount {
    public NamedVolume {
      options = List.copyOf(options);
    }
  }

  /// Memory. Options are the kernel's words: `size=64m`, `mode=1777`.
  record Tmpfs(String target, List<String> options) implements Mount {
    public Tmpfs {
      options = List.copyOf(options);
    }
  }
}
