package dev.slipway.testkit;

import dev.slipway.core.container.ImageReference;

/// The image that the contract works on.
///
/// @param image one that the engine has, with neither ENTRYPOINT nor USER, for the engine's own
///   platform
/// @param unfetchable a second name that the engine has for it, in a registry that refuses
///   connections, as `localhost:1/busybox:here`
/// @param commands what the image can do
/// @param files what the image holds
public record Subject(
    ImageReference image, ImageReference unfetchable, Commands commands, KnownFiles files) {

  /// Paths of the image that the contract looks at.
  ///
  /// @param file a regular file of root's
  /// @param content of that file, whole
  /// @param mode of that file
  /// @param directory not empty
  /// @param link a symbolic link
  /// @param linkTarget as stored
  /// @param throughLink the same file under a folder that is a symbolic link
  public record KnownFiles(
      String file,
      String content,
      int mode,
      String directory,
      String link,
      String linkTarget,
      String throughLink) {}
}
