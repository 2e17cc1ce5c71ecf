package dev.slipway.validate.image;

import dev.slipway.core.container.ImageContents;
import dev.slipway.validate.contract.ImageRule;
import dev.slipway.validate.verdict.Look;

/// Holds an image to the rules that need no container.
public final class ImageInspector {
  private final ImageContents contents;

  public ImageInspector(ImageContents contents) {
    this.contents = contents;
  }

  public Look look(ImageRule rule) throws InterruptedException {
    return switch (rule) {
      case ImageRule.File file -> new FileInspector(contents).look(file);
      case ImageRule.Metadata metadata -> MetadataInspector.look(contents.image(), metadata);
      case ImageRule.Size size -> SizeInspector.look(contents, size);
      case ImageRule.NonRoot nonRoot -> UserInspector.look(contents, nonRoot);
    };
  }
}
