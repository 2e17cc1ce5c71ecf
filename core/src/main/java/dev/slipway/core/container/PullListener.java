package dev.slipway.core.container;

import java.util.Optional;

/// Hears how the fetching of an image goes on. Called from the fetching thread.
public interface PullListener {
  PullListener SILENT =
      new PullListener() {
        @Override
        public void pulling(ImageReference image) {}

        @Override
        public void layer(
            String layer, String status, Optional<ByteCount> done, Optional<ByteCount> total) {}

        @Override
        public void pulled(ImageReference image) {}
      };

  /// Before the first byte, and only when something is fetched at all.
  void pulling(ImageReference image);

  /// The engine's own words for one layer: `Downloading`, `Extracting`, `Pull complete`.
  void layer(String layer, String status, Optional<ByteCount> done, Optional<ByteCount> total);

  void pulled(ImageReference image);
}
