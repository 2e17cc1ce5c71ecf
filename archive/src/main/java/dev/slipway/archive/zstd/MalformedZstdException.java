package dev.slipway.archive.zstd;

import java.io.IOException;

/// The bytes are no Zstandard data, or damaged.
public final class MalformedZstdException extends IOException {
  MalformedZstdException(String message) {
    super(message);
  }
}
