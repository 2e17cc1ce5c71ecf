package dev.slipway.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a blob's bytes hash to, as `sha256:…`. Only the algorithms that the OCI image specification
/// registers, so that a digest is also a safe file name.
record Digest(String algorithm, String hex) {
  private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}");

  static Optional<Digest> parse(String text) {
    return FORM.matcher(text).matches()
        ? Optional.of(new Digest(text.substring(0, 6), text.substring(7)))
        : Optional.empty();
  }

  static Digest of(Store.Stored stored) throws IOException {
    try (var in = new DigestInputStream(stored.open(), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return new Digest("sha256", HexFormat.of().formatHex(in.getMessageDigest().digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  /// Where an image layout keeps the blob.
  String file() {
    return "blobs/" + algorithm + "/" + hex;
  }

  MessageDigest start() {
    try {
      return MessageDigest.getInstance(algorithm.equals("sha256") ? "SHA-256" : "SHA-512");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256 and SHA-512.", e);
    }
  }

  @Override
  public String toString() {
    return algorithm + ":" + hex;
  }
}
