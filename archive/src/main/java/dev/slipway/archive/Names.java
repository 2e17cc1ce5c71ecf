package dev.slipway.archive;

import dev.slipway.core.container.ImageReference;

/// When two names are the same image's: `busybox` is `docker.io/library/busybox:latest`.
final class Names {
  private Names() {}

  static boolean same(String wanted, String stored) {
    return wanted.equals(stored)
        || ImageReference.parse(wanted)
            .filter(reference -> ImageReference.parse(stored).filter(reference::equals).isPresent())
            .isPresent();
  }
}
