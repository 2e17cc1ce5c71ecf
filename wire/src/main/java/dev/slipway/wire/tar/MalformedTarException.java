package dev.slipway.wire.tar;

/// The bytes are no tar archive, or one that breaks off. The message is a clause that continues a
/// sentence which names the archive: `the entry "a/b" ends 12 bytes early`.
public final class MalformedTarException extends RuntimeException {
  MalformedTarException(String message) {
    super(message);
  }
}
