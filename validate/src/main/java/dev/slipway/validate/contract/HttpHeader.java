package dev.slipway.validate.contract;

/// One header line; names compare without case.
public record HttpHeader(String name, String value) {}
