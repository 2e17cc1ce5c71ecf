package dev.slipway.archive;

import dev.slipway.core.container.Platform;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import dev.slipway.wire.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the image in what `docker save` wrote: `manifest.json` names configuration and layers,
/// which are in folders of their own (before Docker 25) or among `blobs` (since).
record DockerArchive(ArchiveReference reference, Documents documents) {
  private static final String MANIFEST = "manifest.json";

  StoredImage find(Optional<Platform> platform) throws IOException {
    var manifest = documents.find(MANIFEST);
    if (manifest.isEmpty()) {
      throw missing();
    }
    var entry = choose(manifest.get().elements());
    var image = read(entry);
    if (platform.isPresent() && !Platforms.matches(platform.get(), image.platform())) {
      throw new FailureException(
          FailureCode.IMAGE_NOT_FOUND,
          reference + " is for " + image.platform() + ", not for " + platform.get() + ".");
    }
    return image;
  }

  private FailureException missing() throws IOException {
    if (documents.find("index.json").isPresent()) {
      return reference.unreadable(
          "it has no " + MANIFEST + ", so `docker save` did not write it",
          "It has an index.json: try oci-archive:" + reference.path());
    }
    return documents.find("repositories").isPresent()
        ? reference.unreadable("it comes from a Docker older than 1.10, without " + MANIFEST)
        : reference.unreadable(
            "it is a tar without " + MANIFEST + ", so no image that `docker save` wrote");
  }

  private Json choose(List<Json> entries) {
    var wanted = reference.name();
    if (wanted.isPresent()) {
      for (var entry : entries) {
        if (entry.texts("RepoTags").stream().anyMatch(tag -> Names.same(wanted.get(), tag))) {
          return entry;
        }
      }
      throw new FailureException(
          FailureCode.IMAGE_NOT_FOUND,
          reference.archive()
              + " holds no `"
              + wanted.get()
              + "`: it holds "
              + names(entries)
              + ".");
    }
    if (entries.size() == 1) {
      return entries.getFirst();
    }
    if (entries.isEmpty()) {
      throw reference.unreadable("its " + MANIFEST + " lists no image");
    }
    throw new FailureException(
        FailureCode.BAD_USAGE,
        reference.archive() + " holds several images: " + names(entries) + ".",
        "Say which one: " + reference.archive() + ":NAME");
  }

  private static String names(List<Json> entries) {
    var names = new ArrayList<String>();
    for (var entry : entries) {
      var tags = entry.texts("RepoTags");
      names.add(tags.isEmpty() ? "one without a name" : String.join(" alias ", tags));
    }
    return String.join(", ", names);
  }

  private StoredImage read(Json entry) throws IOException {
    var configName =
        entry
            .text("Config")
            .orElseThrow(() -> new DamagedException("its " + MANIFEST + " names no configuration"));
    var stored =
        documents
            .store()
            .find(configName)
            .orElseThrow(() -> new DamagedException("`" + configName + "` is missing"));
    var named = digestIn(configName);
    var config =
        named.isPresent() ? documents.load(named.get(), stored) : documents.load(configName);
    var id = named.isPresent() ? named.get() : Digest.of(stored);
    return new StoredImage(
        id, entry.texts("RepoTags"), List.of(), config, layers(entry, StoredImage.diffIds(config)));
  }

  private List<LayerBlob> layers(Json entry, List<Digest> diffIds) throws DamagedException {
    var names = entry.texts("Layers");
    if (names.size() != diffIds.size()) {
      throw new DamagedException(
          "its "
              + MANIFEST
              + " lists "
              + names.size()
              + " layers and its configuration "
              + diffIds.size());
    }
    var layers = new ArrayList<LayerBlob>();
    for (int i = 0; i < names.size(); i++) {
      var name = names.get(i);
      var stored =
          documents
              .store()
              .find(name)
              .orElseThrow(() -> new DamagedException("the layer `" + name + "` is missing"));
      layers.add(
          new LayerBlob(
              "layer " + (i + 1) + " of " + names.size() + " (" + name + ")",
              stored,
              Optional.empty(),
              Optional.of(diffIds.get(i))));
    }
    return layers;
  }

  /// Both generations name the configuration by its digest: `HEX.json` and `blobs/sha256/HEX`.
  private static Optional<Digest> digestIn(String name) {
    var file = name.substring(name.lastIndexOf('/') + 1);
    var hex = file.endsWith(".json") ? file.substring(0, file.length() - 5) : file;
    return Digest.parse("sha256:" + hex);
  }
}
