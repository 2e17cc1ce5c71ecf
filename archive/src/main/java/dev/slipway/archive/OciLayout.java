package dev.slipway.archive;

import dev.slipway.core.container.Platform;
import dev.slipway.core.failure.Failure;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import dev.slipway.wire.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the image in an OCI image layout: `index.json` points at manifests or at further indexes,
/// by name and by platform.
record OciLayout(ArchiveReference reference, Documents documents) {
  private static final int MAXIMUM_DEPTH = 8;
  private static final int MAXIMUM_MANIFESTS = 10_000;
  private static final String NO_NAME = "one without a name";

  /// A manifest that may be meant.
  private record Candidate(Descriptor manifest, List<String> names, Platform platform) {
    String name() {
      return names.isEmpty() ? NO_NAME : names.getFirst();
    }

    boolean isCalled(String wanted) {
      return names.stream().anyMatch(name -> Names.same(wanted, name));
    }
  }

  StoredImage find(Optional<Platform> platform) throws IOException {
    var index = documents.find("index.json");
    if (index.isEmpty()) {
      throw missing();
    }
    var all = new ArrayList<Candidate>();
    collect(index.get(), List.of(), Optional.empty(), 0, all);
    if (all.isEmpty()) {
      throw reference.unreadable("its index.json points at no image");
    }
    return read(onPlatform(byName(all), platform));
  }

  private FailureException missing() throws IOException {
    var what = reference.form() == ArchiveReference.Form.OCI ? "folder" : "tar";
    if (documents.store().find("manifest.json").isPresent()) {
      return reference.unreadable(
          "it is a " + what + " without index.json, so no OCI image layout",
          reference.form() == ArchiveReference.Form.OCI
              ? "It has a manifest.json, as what `docker save` writes has: keep that in its tar"
                  + " and try docker-archive:FILE"
              : "It has a manifest.json: try docker-archive:" + reference.path());
    }
    return reference.unreadable("it is a " + what + " without index.json, so no OCI image layout");
  }

  private void collect(
      Json index, List<String> names, Optional<Platform> platform, int depth, List<Candidate> found)
      throws IOException {
    if (depth > MAXIMUM_DEPTH) {
      throw new DamagedException("its indexes are nested more than " + MAXIMUM_DEPTH + " deep");
    }
    for (var json : index.elements("manifests")) {
      var descriptor = Descriptor.from(json);
      var called = names.isEmpty() ? descriptor.names() : names;
      var made = descriptor.platform().or(() -> platform);
      if (found.size() == MAXIMUM_MANIFESTS) {
        throw new DamagedException("it holds more than " + MAXIMUM_MANIFESTS + " images");
      }
      if (descriptor.isIndex()) {
        collect(documents.load(descriptor), called, made, depth + 1, found);
      } else if (descriptor.isManifest() && !descriptor.attestation()) {
        // A layout may keep only some of an index's platforms.
        if (documents.store().find(descriptor.digest().file()).isPresent()) {
          found.add(new Candidate(descriptor, called, platformOf(descriptor, made)));
        }
      }
    }
  }

  private Platform platformOf(Descriptor manifest, Optional<Platform> stated) throws IOException {
    if (stated.isPresent()) {
      return stated.get();
    }
    var pointer = documents.load(manifest).find("config");
    if (pointer.isEmpty()) {
      return Platforms.local();
    }
    var config = Descriptor.from(pointer.get());
    return isImage(config) ? StoredImage.platform(documents.load(config)) : Platforms.local();
  }

  private static boolean isImage(Descriptor config) {
    return config.mediaType().equals("application/vnd.oci.image.config.v1+json")
        || config.mediaType().equals("application/vnd.docker.container.image.v1+json");
  }

  private List<Candidate> byName(List<Candidate> all) {
    var names = new LinkedHashSet<String>();
    all.forEach(candidate -> names.add(candidate.name()));
    var wanted = reference.name();
    if (wanted.isEmpty()) {
      if (names.size() > 1) {
        throw new FailureException(
            FailureCode.BAD_USAGE,
            reference.archive() + " holds several images: " + String.join(", ", names) + ".",
            "Say which one: " + reference.archive() + ":NAME");
      }
      return all;
    }
    var named = all.stream().filter(candidate -> candidate.isCalled(wanted.get())).toList();
    if (named.isEmpty()) {
      throw new FailureException(
          FailureCode.IMAGE_NOT_FOUND,
          reference.archive()
              + " holds no `"
              + wanted.get()
              + "`: it holds "
              + String.join(", ", names)
              + ".");
    }
    return named;
  }

  private Candidate onPlatform(List<Candidate> candidates, Optional<Platform> wanted) {
    if (wanted.isEmpty() && candidates.size() == 1) {
      return candidates.getFirst();
    }
    var platform = wanted.orElseGet(Platforms::local);
    for (var candidate : candidates) {
      if (Platforms.matches(platform, candidate.platform())) {
        return candidate;
      }
    }
    Set<String> platforms = new LinkedHashSet<>();
    candidates.forEach(candidate -> platforms.add(candidate.platform().toString()));
    var what =
        reference
            + " holds no image for "
            + platform
            + ": it holds "
            + String.join(", ", platforms)
            + ".";
    throw new FailureException(
        wanted.isPresent()
            ? Failure.of(FailureCode.IMAGE_NOT_FOUND, what)
            : Failure.of(FailureCode.IMAGE_NOT_FOUND, what, "Say which one with --platform."));
  }

  private StoredImage read(Candidate chosen) throws IOException {
    return image(chosen.manifest(), chosen.names());
  }

  private StoredImage image(Descriptor pointer, List<String> tags) throws IOException {
    var manifest = documents.load(pointer);
    var configPointer =
        Descriptor.from(
            manifest
                .find("config")
                .orElseThrow(
                    () ->
                        new DamagedException(
                            "the manifest " + pointer.digest() + " names no configuration")));
    if (!isImage(configPointer)) {
      throw reference.unreadable(
          "it holds no container image but something else (" + configPointer.mediaType() + ")");
    }
    var config = documents.load(configPointer);
    var layers = new ArrayList<LayerBlob>();
    var pointers = manifest.elements("layers");
    int diffIds = StoredImage.diffIds(config).size();
    if (pointers.size() != diffIds) {
      throw new DamagedException(
          "its manifest lists " + pointers.size() + " layers and its configuration " + diffIds);
    }
    for (int i = 0; i < pointers.size(); i++) {
      layers.add(layer(Descriptor.from(pointers.get(i)), i + 1, pointers.size()));
    }
    return new StoredImage(
        configPointer.digest(), tags, List.of(pointer.digest().toString()), config, layers);
  }

  private LayerBlob layer(Descriptor pointer, int number, int count) throws DamagedException {
    var digest = pointer.digest();
    var name = "layer " + number + " of " + count + " (" + digest + ")";
    if (pointer.mediaType().contains("encrypted")) {
      throw new DamagedException(name + " is encrypted");
    }
    var stored = documents.store().find(digest.file());
    if (stored.isEmpty()) {
      throw new DamagedException(
          name + (pointer.elsewhere() ? " is kept elsewhere, not in the archive" : " is missing"));
    }
    if (stored.get().size() != pointer.size()) {
      throw new DamagedException(
          name + " is " + stored.get().size() + " bytes long instead of " + pointer.size());
    }
    return new LayerBlob(name, stored.get(), Optional.of(digest), Optional.empty());
  }
}
