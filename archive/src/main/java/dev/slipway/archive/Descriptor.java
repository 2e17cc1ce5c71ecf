package dev.slipway.archive;

import dev.slipway.core.container.Platform;
import dev.slipway.wire.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The OCI image specification's pointer to a blob.
///
/// @param names what the archive calls the image, on pointers of its index
/// @param attestation true for what is said about an image, which buildx keeps beside it
/// @param elsewhere true for a blob that has to be fetched from a URL
record Descriptor(
    String mediaType,
    Digest digest,
    long size,
    Optional<Platform> platform,
    List<String> names,
    boolean attestation,
    boolean elsewhere) {
  static Descriptor from(Json json) throws DamagedException {
    var text = json.text("digest").orElse("");
    var digest =
        Digest.parse(text)
            .orElseThrow(() -> new DamagedException("`" + text + "` is no digest of a blob"));
    var size =
        json.number("size")
            .filter(n -> n >= 0)
            .orElseThrow(() -> new DamagedException("it does not say how large " + digest + " is"));
    var platform = json.at("platform").flatMap(Descriptor::platform);
    var names =
        Stream.of("io.containerd.image.name", "org.opencontainers.image.ref.name")
            .flatMap(key -> json.text("annotations", key).stream())
            .toList();
    boolean attestation =
        json.text("annotations", "vnd.docker.reference.type").isPresent()
            || platform.filter(p -> p.os().equals("unknown")).isPresent();
    return new Descriptor(
        json.text("mediaType").orElse(""),
        digest,
        size,
        platform,
        names,
        attestation,
        !json.elements("urls").isEmpty());
  }

  private static Optional<Platform> platform(Json json) {
    return json.text("os")
        .flatMap(
            os ->
                json.text("architecture")
                    .map(
                        architecture ->
                            new Platform(
                                os, architecture, json.text("variant").filter(v -> !v.isEmpty()))));
  }

  boolean isIndex() {
    return mediaType.equals("application/vnd.oci.image.index.v1+json")
        || mediaType.equals("application/vnd.docker.distribution.manifest.list.v2+json");
  }

  boolean isManifest() {
    return mediaType.equals("application/vnd.oci.image.manifest.v1+json")
        || mediaType.equals("application/vnd.docker.distribution.manifest.v2+json");
  }
}
