package dev.slipway.core.container;

/// One layer of an image, oldest first.
///
/// @param createdBy the build step in the builder's words; empty when unknown
public record ImageLayer(ByteCount size, String createdBy) {}
