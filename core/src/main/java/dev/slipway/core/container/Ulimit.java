package dev.slipway.core.container;

/// A limit of `ulimit`; -1 is unlimited.
public record Ulimit(String name, long soft, long hard) {}
