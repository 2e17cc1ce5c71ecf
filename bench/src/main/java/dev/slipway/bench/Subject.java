package dev.slipway.bench;

import java.io.IOException;

/// Something that is measured over and over, in turn with others.
interface Subject {
  String name();

  /// Once. What does not do its work as it should is no measurement: it fails.
  Sample measure() throws IOException, InterruptedException;
}
