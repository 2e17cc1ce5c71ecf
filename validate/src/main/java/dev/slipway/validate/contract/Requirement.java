package dev.slipway.validate.contract;

/// What a check asks.
public sealed interface Requirement permits Probe, ImageRule {}
