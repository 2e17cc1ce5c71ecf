package dev.slipway.archive;

import dev.slipway.core.container.Platform;
import java.util.Locale;
import java.util.Optional;

/// Which image fits which machine, by the rules of containerd's `platforms` package as far as
/// images need them.
final class Platforms {
  private Platforms() {}

  /// What this machine's engine would ask for.
  static Platform local() {
    return normal(new Platform("linux", System.getProperty("os.arch"), Optional.empty()));
  }

  /// True when an image for `offered` is one for `wanted`; a wish without variant takes any.
  static boolean matches(Platform wanted, Platform offered) {
    var want = normal(wanted);
    var offer = normal(offered);
    return want.os().equals(offer.os())
        && want.architecture().equals(offer.architecture())
        && (want.variant().isEmpty() || want.variant().equals(offer.variant()));
  }

  private static Platform normal(Platform platform) {
    var architecture =
        switch (platform.architecture().toLowerCase(Locale.ROOT)) {
          case "x86_64", "x86-64" -> "amd64";
          case "aarch64" -> "arm64";
          case "i386", "i686", "x86" -> "386";
          default -> platform.architecture().toLowerCase(Locale.ROOT);
        };
    // The one variant of arm64 and the first of amd64 go without saying.
    var variant =
        platform
            .variant()
            .filter(v -> !(architecture.equals("arm64") && v.equals("v8")))
            .filter(v -> !(architecture.equals("amd64") && v.equals("v1")));
    return new Platform(platform.os().toLowerCase(Locale.ROOT), architecture, variant);
  }
}
