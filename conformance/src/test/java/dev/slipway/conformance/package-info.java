/// The command line as people meet it: our examples and other people's manifests against a real
/// engine.
@NullMarked
package dev.slipway.conformance;

import org.jspecify.annotations.NullMarked;
