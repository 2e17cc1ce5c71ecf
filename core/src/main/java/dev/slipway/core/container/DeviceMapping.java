package dev.slipway.core.container;

/// A device of the engine's machine inside a container; permissions are of `rwm`.
public record DeviceMapping(String host, String container, String permissions) {}
