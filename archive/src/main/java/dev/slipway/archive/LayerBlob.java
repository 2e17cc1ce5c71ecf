package dev.slipway.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/// One layer as the archive has it.
///
/// @param name for sentences: `layer 2 of 5 (sha256:…)`
/// @param packed what the stored bytes hash to
/// @param unpacked what they hash to once unpacked; looked at only where `packed` is not known
record LayerBlob(
    String name, Store.Stored stored, Optional<Digest> packed, Optional<Digest> unpacked) {
  /// The layer's tar, without a look at digests.
  InputStream open() throws IOException {
    return Compression.unpacked(stored.open());
  }

  /// Does something with the layer's tar and then reads on to the end to compare the digest.
  <T> T verified(Use<T> use) throws IOException, InterruptedException {
    try (var raw = stored.open()) {
      if (packed.isPresent()) {
        var verified = new VerifiedStream(raw, packed.get(), OptionalLong.of(stored.size()));
        var result = use.on(Compression.unpacked(verified));
        verified.finish();
        return result;
      }
      if (unpacked.isPresent()) {
        var tar = Compression.unpacked(raw);
        var verified = new VerifiedStream(tar, unpacked.get(), OptionalLong.empty());
        var result = use.on(verified);
        verified.finish();
        return result;
      }
      return use.on(Compression.unpacked(raw));
    }
  }

  /// What is done with a layer.
  interface Use<T> {
    T on(InputStream tar) throws IOException, InterruptedException;
  }
}
