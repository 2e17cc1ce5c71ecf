package dev.slipway.manifest;

/// A value and where it was written.
public record Located<T>(T value, Place place) {}
