/// Measures the command line as its users feel it, whole processes, next to the least that any
/// client of a container engine can take.
@NullMarked
package dev.slipway.bench;

import org.jspecify.annotations.NullMarked;
